package model

import (
	"encoding/base32"
	"fmt"
	"io"
)

var idLetters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewID makes an ID of ten random letters after a prefix that tells people what
// it names. random is the source of 50 random bits, so that two people who work
// apart do not meet.
func NewID(prefix string, random io.Reader) (ID, error) {
	var bits [7]byte
	if _, err := io.ReadFull(random, bits[:]); err != nil {
		return "", fmt.Errorf("make id: %w", err)
	}
	return ID(prefix + idLetters.EncodeToString(bits[:])[:10]), nil
}

// Prefix is how the IDs of a kind begin.
func Prefix(k Kind) string {
	prefixes := map[Kind]string{KindKPI: "k", KindRemark: "q", KindReading: "v", KindCheckup: "c", KindPlay: "b", KindPlace: "x", KindAccount: "n"}
	if p, ok := prefixes[k]; ok {
		return p
	}
	return string(k[:1])
}
