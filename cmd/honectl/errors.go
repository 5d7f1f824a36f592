package main

import (
	"errors"
	"fmt"
	"strings"

	"hone/model"
	"hone/model/store"
)

// usageError is a command that was not given what it takes.
type usageError struct{ verb, cause, try string }

func (e *usageError) Error() string { return e.verb + ": " + e.cause }

// triedError is an error that knows what to try.
type triedError struct {
	error
	try string
}

func (e *triedError) Unwrap() error { return e.error }

func advise(err error, try string, args ...any) error {
	if err == nil {
		return nil
	}
	return &triedError{err, fmt.Sprintf(try, args...)}
}

// fail tells an error in two lines, what and what to try, and gives the exit code.
func (t *terminal) fail(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errNo) {
		return exitNo
	}
	fmt.Fprintf(t.err, "honectl: %s\ntry: %s\n", oneLine(err.Error()), remedy(err))
	return exitFault
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// remedies are things to try for the errors of files.
var remedies = map[error]string{
	store.ErrLocked:         "close the other window or program that has it open, then run this again",
	store.ErrDamaged:        "honectl repair IN OUT brings out what can be read",
	store.ErrExists:         "add --force to replace it, or give another name",
	store.ErrNoSpace:        "free some space on the disk and run this again",
	store.ErrProtected:      "give another folder, or ask for permission to write there",
	store.ErrGone:           "check the path; honectl new makes a model",
	store.ErrChangedOutside: "open the document again: both versions are brought together",
	store.ErrOtherModel:     "move that file elsewhere, then run this again",
	store.ErrNoStore:        "open it with hone or honectl edit; its history begins there",
	store.ErrReplaced:       "keep other programs away from the data folder, then run this again",
	model.ErrNewer:          "install the newer version of Hone; the file was not touched",
	model.ErrForeign:        "give a .hone file; honectl convert reads other formats",
	model.ErrTooLarge:       "split the model into several files",
}

func remedy(err error) string {
	var usage *usageError
	if errors.As(err, &usage) {
		return usage.try
	}
	var tried *triedError
	if errors.As(err, &tried) {
		return tried.try
	}
	if try, ok := remedies[store.Cause(err)]; ok {
		return try
	}
	return "honectl help"
}
