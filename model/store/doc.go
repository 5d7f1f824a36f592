// Package store keeps a model on disk in two places at once: the document, a
// canonical text that people open, mail and compare, and the store, a bbolt
// file in the user's own data folder with the same model, its log and its
// session. Each is a full copy of the other.
//
// Open compares the two and brings them together; its Report says what it
// found. Append makes one Change durable in the store, WriteBack writes the
// document. A File may be used by several goroutines: Append and WriteBack
// belong on one that may wait for the disk, while the window reads immutable
// versions from its own Journal.
//
//	file, report, err := store.Open(path, store.Options{Folder: folder, Now: time.Now, Random: rand.Reader})
//	journal := file.Journal()
//	journal.Observe(func(e model.Event) { queue <- e.Change })
//	err = file.Append(<-queue)    // on disk when it returns nil
//	err = file.WriteBack()        // when idle for a second
//	err = file.Close()
package store
