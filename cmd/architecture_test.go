// Package cmd_test holds the house's rules that the compiler does not know, by
// parsing the source: who imports whom, where threads begin, what stays pure.
package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sourceFile is one parsed Go file; its path is relative to the module's root,
// with forward slashes.
type sourceFile struct {
	path    string
	tree    *ast.File
	imports []string
	set     *token.FileSet
}

// room is the import path of the package that the file belongs to.
func (f sourceFile) room() string { return path.Join("hone", path.Dir(f.path)) }

func (f sourceFile) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// at is where a node stands, for a message.
func (f sourceFile) at(node ast.Node) string {
	return f.path + ":" + strconv.Itoa(f.set.Position(node.Pos()).Line)
}

// readSource parses every Go file of the module, whatever its build tags.
func readSource(t *testing.T) []sourceFile {
	t.Helper()
	var files []sourceFile
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != ".." && (entry.Name()[0] == '.' || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if entry.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parse(name)
		files = append(files, file)
		return err
	})
	if err != nil {
		t.Fatalf("read source: %v", err)
	}
	return files
}

func parse(name string) (sourceFile, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return sourceFile{}, err
	}
	file := sourceFile{path: filepath.ToSlash(strings.TrimPrefix(name, ".."+string(filepath.Separator))), tree: tree, set: set}
	for _, spec := range tree.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return sourceFile{}, err
		}
		file.imports = append(file.imports, imported)
	}
	return file, nil
}

// mayImport lists, for each room, the rooms of ours that it may import.
var mayImport = map[string][]string{
	"hone/assets":         {},
	"hone/model":          {},
	"hone/model/store":    {"hone/model"},
	"hone/model/exchange": {"hone/model"},
	"hone/render":         {"hone/model", "hone/assets"},
	"hone/app":            {"hone/render", "hone/model", "hone/model/store", "hone/model/exchange", "hone/assets"},
	"hone/cmd":            {},
	"hone/cmd/honelayout": {},
	"hone/cmd/honectl":    {"hone/render", "hone/model", "hone/model/store", "hone/model/exchange", "hone/assets"},
	"hone/cmd/hone":       {"hone/app", "hone/render", "hone/model", "hone/model/store", "hone/model/exchange", "hone/assets"},
}

func TestImportsGoOneWay(t *testing.T) {
	for _, file := range readSource(t) {
		allowed, known := mayImport[file.room()]
		if !known {
			t.Errorf("%s: no room of this name is planned", file.path)
		}
		for _, imported := range file.imports {
			sample := file.isTest() && (imported == "hone/assets" || imported == file.room())
			if strings.HasPrefix(imported, "hone/") && !sample && !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s", file.path, imported)
			}
		}
	}
}

// onlyIn names the one room that may import a library, tests included: the
// window driver needs cgo, the layout engine is one global that can be poisoned.
var onlyIn = map[string]string{
	"fyne.io/fyne/v2/app":           "hone/cmd/hone",
	"github.com/goccy/go-graphviz":  "hone/cmd/honelayout",
	"github.com/tetratelabs/wazero": "hone/cmd/honelayout",
}

func TestHeavyLibrariesHaveOneUser(t *testing.T) {
	for _, file := range readSource(t) {
		for _, imported := range file.imports {
			for library, room := range onlyIn {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && file.room() != room {
					t.Errorf("%s imports %s, which only %s may", file.path, imported, room)
				}
			}
			if strings.HasPrefix(imported, "fyne.io/") && file.room() != "hone/app" && file.room() != "hone/cmd/hone" {
				t.Errorf("%s imports %s, a part of the window", file.path, imported)
			}
		}
	}
}

// mayStartThreads says where a go statement or a call of fyne.Do may stand:
// the window's border, the store's writer, and the layout worker, which is a
// process of its own.
func mayStartThreads(file sourceFile) bool {
	return file.isTest() || file.path == "app/background.go" ||
		file.room() == "hone/model/store" || file.room() == "hone/cmd/honelayout"
}

func TestThreadsBeginInOnePlace(t *testing.T) {
	for _, file := range readSource(t) {
		if mayStartThreads(file) {
			continue
		}
		ast.Inspect(file.tree, func(node ast.Node) bool {
			if _, isGo := node.(*ast.GoStmt); isGo {
				t.Errorf("%s: a go statement", file.at(node))
			}
			if selects(node, "fyne", "Do") || selects(node, "fyne", "DoAndWait") {
				t.Errorf("%s: fyne.Do", file.at(node))
			}
			return true
		})
	}
}

// selects tells whether the node is from.name.
func selects(node ast.Node, from, name string) bool {
	selector, ok := node.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != name {
		return false
	}
	x, ok := selector.X.(*ast.Ident)
	return ok && x.Name == from
}

// noClock are the functions of package time that ask the machine.
var noClock = []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep", "LoadLocation"}

// noMachine are the standard packages, with all below them, that the model
// does without: no files, network, log or chance of its own.
var noMachine = []string{"os", "net", "log", "syscall", "math/rand", "crypto/rand", "io/ioutil", "embed", "unsafe", "plugin", "runtime"}

func TestModelIsPure(t *testing.T) {
	for _, file := range readSource(t) {
		if file.room() != "hone/model" || file.isTest() {
			continue
		}
		for _, imported := range file.imports {
			if strings.Contains(strings.Split(imported, "/")[0], ".") {
				t.Errorf("%s imports %s, which is not of the standard library", file.path, imported)
			}
			if under(imported, noMachine) {
				t.Errorf("%s imports %s", file.path, imported)
			}
		}
		ast.Inspect(file.tree, func(node ast.Node) bool {
			for _, name := range noClock {
				if selects(node, "time", name) {
					t.Errorf("%s: time.%s", file.at(node), name)
				}
			}
			return true
		})
	}
}

// under tells whether a package is one of those named or lies below one.
func under(imported string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return imported == name || strings.HasPrefix(imported, name+"/")
	})
}

func TestNothingOpensANetworkConnection(t *testing.T) {
	for _, file := range readSource(t) {
		for _, imported := range file.imports {
			if under(imported, []string{"net"}) && imported != "net/url" {
				t.Errorf("%s imports %s", file.path, imported)
			}
		}
	}
}
