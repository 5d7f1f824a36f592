package main

import (
	"encoding/binary"
	"fmt"
	"io"
)

// The frames of the pipe, all numbers big-endian:
//
//	request: sequence uint32, length uint32, DOT text
//	answer:  sequence uint32, status uint32, resident memory in bytes uint64,
//	         length uint32, text (json0, or what went wrong)
//
// The first answer comes unasked, with sequence 0 and the greeting. A request
// without text only asks whether the worker is there, and is answered without
// any. Package render has the same table; the greeting holds the two
// together.
const (
	greeting     = "honelayout 1"
	maxRequest   = 64 << 20
	statusReady  = 0
	statusDone   = 1
	statusFailed = 2
)

type request struct {
	sequence uint32
	dot      []byte
	err      error
}

type answer struct {
	sequence uint32
	status   uint32
	memory   uint64
	body     []byte
}

// readRequest reads one frame; its error is io.EOF when the input ended
// between or inside frames, which is how the other end hangs up.
func readRequest(in io.Reader) (request, error) {
	var head [8]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return request{}, hungUp(err)
	}
	length := binary.BigEndian.Uint32(head[4:])
	if length > maxRequest {
		return request{}, fmt.Errorf("read request: %d bytes are more than %d", length, maxRequest)
	}
	dot := make([]byte, length)
	if _, err := io.ReadFull(in, dot); err != nil {
		return request{}, hungUp(err)
	}
	return request{sequence: binary.BigEndian.Uint32(head[:4]), dot: dot}, nil
}

// hungUp makes an end inside a frame an end like any other.
func hungUp(err error) error {
	if err == io.ErrUnexpectedEOF {
		return io.EOF
	}
	return err
}

// writeAnswer writes one frame at once, so that a reader never waits for a half
// that a stuck layout keeps back.
func writeAnswer(out io.Writer, a answer) error {
	frame := make([]byte, 0, 20+len(a.body))
	frame = binary.BigEndian.AppendUint32(frame, a.sequence)
	frame = binary.BigEndian.AppendUint32(frame, a.status)
	frame = binary.BigEndian.AppendUint64(frame, a.memory)
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(a.body)))
	frame = append(frame, a.body...)
	if _, err := out.Write(frame); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return nil
}
