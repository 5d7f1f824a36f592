package main

import (
	"fmt"
	"slices"
	"strings"

	"hone/model"
)

// format is a kind of file that convert knows, by its ending. A nil function
// says that it cannot be read, or written. A new format is one line below.
type format struct {
	ending string
	read   func(c *call, path string) (model.Document, error)
	write  func(c *call, path string, doc model.Document) error
}

func formats() []format {
	return []format{
		{".hone", (*call).read, (*call).write},
	}
}

func runConvert(c *call) error {
	args, err := c.take(2)
	if err != nil {
		return err
	}
	from, isRead := formatOf(args[0])
	if !isRead || from.read == nil {
		return advise(fmt.Errorf("convert %s: a file of this kind cannot be read", args[0]), "a file that ends in %s",
			endings(func(f format) bool { return f.read != nil }))
	}
	to, isWritten := formatOf(args[1])
	if !isWritten || to.write == nil {
		return advise(fmt.Errorf("convert to %s: a file of this kind cannot be written", args[1]),
			"a file that ends in %s, or honectl export for pictures and sheets", endings(func(f format) bool { return f.write != nil }))
	}
	doc, err := from.read(c, args[0])
	if err != nil {
		return err
	}
	return to.write(c, args[1], doc)
}

func formatOf(path string) (format, bool) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.ending == ending(path) })
	if i < 0 {
		return format{}, false
	}
	return all[i], true
}

func endings(of func(format) bool) string {
	var names []string
	for _, f := range formats() {
		if of(f) {
			names = append(names, f.ending)
		}
	}
	return strings.Join(names, ", ")
}
