package store

import (
	"errors"
	"io/fs"
	"syscall"

	"hone/model"
)

// Errors that callers tell apart with errors.Is, besides those of reading a
// model (model.ErrNewer, model.ErrForeign, model.ErrTooLarge).
var (
	// ErrLocked: another process has the model open.
	ErrLocked = errors.New("the model is open in another window")
	// ErrDamaged: the file is not what the program wrote.
	ErrDamaged = errors.New("the file is damaged")
	// ErrReadOnly: the File was opened for reading alone.
	ErrReadOnly = errors.New("opened for reading only")
	// ErrExists: there is a file already, and it is not to be replaced.
	ErrExists = errors.New("the file exists already")
	// ErrChangedOutside: somebody else has changed the document; see Incoming.
	ErrChangedOutside = errors.New("the document was changed by another program")
	// ErrOtherModel: another model's document stands in the place of ours.
	ErrOtherModel = errors.New("another model has taken the document's place")
	// ErrReplaced: the store's file was taken away or exchanged while open.
	ErrReplaced = errors.New("the file was replaced by another program")
	// ErrNoStore: the document has no store on this machine.
	ErrNoStore = errors.New("the model was never opened on this machine")
	// ErrClosed: the File is closed.
	ErrClosed = errors.New("the file is closed")
	// ErrNoSpace: the disk is full.
	ErrNoSpace = errors.New("the disk is full")
	// ErrProtected: the file or its folder may not be written.
	ErrProtected = errors.New("writing is not allowed here")
	// ErrGone: the file or its folder is no longer there.
	ErrGone = errors.New("the file or its folder is gone")
)

// Cause finds the one of the sentinels above, or of the model's, that an error
// comes from, so that one place can turn it into a sentence and a thing to
// try. Another error is its own cause.
func Cause(err error) error {
	for _, known := range []error{
		ErrLocked, ErrDamaged, ErrReadOnly, ErrExists, ErrChangedOutside, ErrOtherModel, ErrReplaced, ErrClosed, ErrNoStore,
		ErrNoSpace, ErrProtected, ErrGone, model.ErrNewer, model.ErrForeign, model.ErrTooLarge,
	} {
		if errors.Is(err, known) {
			return known
		}
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), isFull(err):
		return ErrNoSpace
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrProtected
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	case errors.Is(err, fs.ErrNotExist):
		return ErrGone
	}
	var fault *model.ReadError
	if errors.As(err, &fault) {
		return ErrDamaged
	}
	return err
}
