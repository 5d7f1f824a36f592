package store

// Case is what Open found when it compared the document with the store.
type Case string

// The cases of opening.
const (
	// New: there was no store yet.
	New Case = "new"
	// Same: the document is as it was last written.
	Same Case = "same"
	// Ahead: the store held Changes that the document lacked; they are back.
	Ahead Case = "ahead"
	// Outside: somebody else changed the document; the model follows it.
	Outside Case = "outside"
	// Older: an older version of the document was put back; the model follows
	// it, and undo brings the later Changes back.
	Older Case = "older"
	// Merged: both were changed, and are brought together.
	Merged Case = "merged"
	// Viewed: opened for reading only, without a store.
	Viewed Case = "viewed"
)

// Report is what the user should be told after opening. The zero value of
// every field but Case says that there is nothing to tell.
type Report struct {
	Case      Case
	Changes   int        // Ahead: how many the document lacked
	Conflicts []Conflict // Merged: fields in which the store's value was kept
	MovedFrom string     // the document was opened at this path before
	CopyOf    string     // another document, still there, holds the same model
	NewID     bool       // the document had no ID and was given one
	Beside    string     // the document was gone or damaged; it was written here
	Document  error      // what is wrong with the document that Beside stands for
	Damage    *Damage    // the store was damaged and rebuilt
	Unwritten error      // the document should have been written and could not be
}

// Damage tells what became of a damaged store.
type Damage struct {
	Kept    string  // where the damaged file is now, as it was
	Faults  []error // what is wrong with it
	Source  Source  // what the model was rebuilt from
	Applied int     // Changes of the log that the source lacked and that came back
	Lost    int     // Changes that are known to be missing; below 0: not known
	History bool    // the log, and with it undo, could be kept
}

// Source is what a damaged store was rebuilt from.
type Source string

// The sources, best first.
const (
	FromStore    Source = "store"    // its records were all sound
	FromDocument Source = "document" // with what the log holds beyond it
	FromSnapshot Source = "snapshot" // likewise
	FromRecords  Source = "records"  // those that could be read
)

// IsQuiet tells whether there is nothing that the user needs to know.
func (r Report) IsQuiet() bool {
	return (r.Case == Same || r.Case == New || r.Case == Viewed) && r.MovedFrom == "" && r.CopyOf == "" &&
		r.Beside == "" && r.Damage == nil && r.Unwritten == nil
}
