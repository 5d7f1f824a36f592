package main

import (
	"fmt"
	"slices"
	"strings"
)

// readable and writable are the endings that convert knows.
var (
	readable = []string{".hone"}
	writable = []string{".hone"}
)

func runConvert(c *call) error {
	args, err := c.take(2)
	if err != nil {
		return err
	}
	in, out := args[0], args[1]
	if !slices.Contains(readable, ending(in)) {
		return advise(fmt.Errorf("convert %s: a file of this kind cannot be read", in), "a file that ends in %s", strings.Join(readable, ", "))
	}
	if !slices.Contains(writable, ending(out)) {
		return advise(fmt.Errorf("convert to %s: a file of this kind cannot be written", out),
			"a file that ends in %s, or honectl export for pictures and sheets", strings.Join(writable, ", "))
	}
	doc, err := c.read(in)
	if err != nil {
		return err
	}
	return c.write(out, doc)
}
