package store

import "errors"

func (op *opening) salvage(l *locked) (*File, error) {
	return nil, errors.Join(ErrDamaged, errors.Join(l.contents.faults...), l.file.Close())
}
