package cmd_test

import (
	"go/ast"
	"regexp"
	"testing"
)

var unfinished = regexp.MustCompile(`\b(TODO|FIXME|XXX|HACK)\b`)

func TestNoUnfinishedMarks(t *testing.T) {
	for _, file := range readSource(t) {
		for _, group := range file.tree.Comments {
			for _, comment := range group.List {
				if mark := unfinished.FindString(comment.Text); mark != "" {
					t.Errorf("%s: %s", file.at(comment), mark)
				}
			}
		}
	}
}

func TestNothingRunsBeforeMain(t *testing.T) {
	for _, function := range functions(t) {
		if function.decl.Recv == nil && function.decl.Name.Name == "init" {
			t.Errorf("%s: an init function", function.file.at(function.decl))
		}
	}
}

// The ceilings of a file and a function in lines, and of a function's
// parameters. A function of a test may be as long as its table, and takes the
// test besides its parameters.
const (
	fileLines, functionLines, parameters = 350, 50, 4
)

func TestFilesAndFunctionsStaySmall(t *testing.T) {
	for _, file := range readSource(t) {
		if lines := file.set.Position(file.tree.FileEnd).Line - 1; lines > fileLines {
			t.Errorf("%s: %d lines", file.path, lines)
		}
	}
	for _, function := range functions(t) {
		place := function.file.at(function.decl) + ": " + function.decl.Name.Name
		allowed, isTest := parameters, function.file.isTest()
		if isTest {
			allowed++
		}
		if n := function.decl.Type.Params.NumFields(); n > allowed {
			t.Errorf("%s takes %d parameters", place, n)
		}
		if n := function.lines(); n > functionLines && !isTest {
			t.Errorf("%s has %d lines", place, n)
		}
	}
}

type functionOf struct {
	file sourceFile
	decl *ast.FuncDecl
}

// lines is the length of the function from its first line to its last.
func (f functionOf) lines() int {
	set := f.file.set
	return set.Position(f.decl.End()).Line - set.Position(f.decl.Pos()).Line + 1
}

func functions(t *testing.T) []functionOf {
	t.Helper()
	var found []functionOf
	for _, file := range readSource(t) {
		for _, decl := range file.tree.Decls {
			if function, ok := decl.(*ast.FuncDecl); ok {
				found = append(found, functionOf{file, function})
			}
		}
	}
	return found
}
