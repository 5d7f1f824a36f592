package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
)

// A flipped bit in a bbolt file changes a value silently in about a third of
// all cases, so every value carries its own CRC32C before its JSON.

const sealBytes = 4

func checksum(text []byte) uint32 { return crc32.Checksum(text, crc32.MakeTable(crc32.Castagnoli)) }

func seal(text []byte) []byte {
	return append(binary.BigEndian.AppendUint32(make([]byte, 0, sealBytes+len(text)), checksum(text)), text...)
}

// unseal is the JSON of a sealed value, or ErrDamaged.
func unseal(value []byte) ([]byte, error) {
	if len(value) < sealBytes || binary.BigEndian.Uint32(value) != checksum(value[sealBytes:]) {
		return nil, fmt.Errorf("check value: %w", ErrDamaged)
	}
	return value[sealBytes:], nil
}

func sealJSON(v any) ([]byte, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("write value: %w", err)
	}
	return seal(text), nil
}

func unsealJSON(value []byte, into any) error {
	text, err := unseal(value)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("read value: %w: %w", ErrDamaged, err)
	}
	return nil
}

// weight is one record's share of the sum that the store keeps over all its
// records. The sum tells a lost or stale page, whose values are sound by
// themselves.
func weight(key, text []byte) uint64 {
	return (uint64(checksum(key))<<32 | uint64(checksum(text))) * 0x9e3779b97f4a7c15
}

// sequenceKey orders the log's entries.
func sequenceKey(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
