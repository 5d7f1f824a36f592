// Hone is the desktop application: it models how a customer's business really
// works, in two views of one model.
//
//	hone [FILE] [--read-only] [--new] [--data DIR] [--lang ja|en] [--version]
//
// Without FILE it opens what was open last, and the first time a sample; with
// --new a new model.
package main

import (
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"hone/app"
	"hone/assets"
	"hone/model"
	"hone/model/store"
	"hone/render"
)

// version is set by the linker in a release.
var version = "0.1"

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "hone: %v\n", err)
		if errors.Is(err, errUsage) {
			fmt.Fprintln(os.Stderr, "try: hone [FILE] [--read-only] [--new] [--data DIR] [--lang ja|en] [--version]")
		}
		os.Exit(2)
	}
}

var errUsage = errors.New("unusable arguments")

// arguments are what the command line says.
type arguments struct {
	file     string
	folder   string
	lang     model.Language
	readOnly bool
	isNew    bool
	version  bool
}

// read reads the command line; flags may stand before and after the file.
func read(args []string) (arguments, error) {
	var a arguments
	lang := ""
	set := flag.NewFlagSet("hone", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&a.folder, "data", "", "folder of the models' stores")
	set.StringVar(&lang, "lang", "", "language: ja or en")
	set.BoolVar(&a.readOnly, "read-only", false, "look at the file alone")
	set.BoolVar(&a.isNew, "new", false, "start with a new model")
	set.BoolVar(&a.version, "version", false, "print the version")
	for len(args) > 0 {
		if err := set.Parse(args); err != nil {
			return a, fmt.Errorf("%w: %w", errUsage, err)
		}
		if args = set.Args(); len(args) > 0 {
			if a.file != "" {
				return a, fmt.Errorf("%w: more than one file", errUsage)
			}
			a.file, args = args[0], args[1:]
		}
	}
	if lang != "" && lang != "ja" && lang != "en" {
		return a, fmt.Errorf("%w: unknown language %q", errUsage, lang)
	}
	a.lang = model.Language(lang)
	return a, nil
}

func run(args []string, out io.Writer) error {
	a, err := read(args)
	if err != nil {
		return err
	}
	if a.version {
		_, err := fmt.Fprintln(out, "hone", version)
		return err
	}
	options, err := optionsOf(a)
	if err != nil {
		return err
	}
	defer traceOf(options.Folder)
	if a.file != "" {
		if a.file, err = filepath.Abs(a.file); err != nil {
			return fmt.Errorf("find file: %w", err)
		}
	}
	window := app.New(options)
	window.Start(a.file)
	window.Run()
	return nil
}

// optionsOf gathers what the window needs of this machine.
func optionsOf(a arguments) (app.Options, error) {
	folder, documents, err := folders(a.folder)
	if err != nil {
		return app.Options{}, err
	}
	measure, err := render.NewFontMeasure(assets.Font(false), assets.Font(true))
	if err != nil {
		return app.Options{}, err
	}
	startNoBus()
	f := fyneapp.NewWithID("io.github.hone")
	f.SetIcon(fyne.NewStaticResource("hone.png", assets.Icon()))
	return app.Options{
		Notices: assets.Notices(),
		Fyne:    f, Folder: folder, Documents: documents, Version: version,
		Language: a.lang, ReadOnly: a.readOnly, Fresh: a.isNew, Launch: launcher(a.folder), AsksDesktop: asksDesktop(), System: app.SystemLanguage(os.Getenv),
		Now: time.Now, Random: rand.Reader, Measure: measure, Fonts: app.LoadFonts(), Layouter: layouter(folder), Times: times(), Processor: processor,
	}, nil
}

// times is the file that HONE_TIMES asks for the window's times in; nil when it
// asks for none.
func times() io.Writer {
	path := os.Getenv("HONE_TIMES")
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		fmt.Fprintf(os.Stderr, "hone: measure times: %v\n", err)
		return nil
	}
	return f
}

// folders are that of the stores and that of new documents. With a folder of
// its own for the stores, the documents are in it too.
func folders(own string) (stores, documents string, err error) {
	if own == "" {
		own = os.Getenv("HONE_DATA")
	}
	if own != "" {
		if own, err = filepath.Abs(own); err != nil {
			return "", "", fmt.Errorf("find data folder: %w", err)
		}
		return own, filepath.Join(own, "documents"), nil
	}
	stores, err = store.Folder(os.Getenv)
	if err != nil {
		return "", "", err
	}
	documents, err = app.DocumentsFolder(os.Getenv, os.ReadFile)
	return stores, documents, err
}

// asksDesktop tells whether the desktop's brightness is known only once it has
// answered: elsewhere, and with FYNE_THEME, it is known at once.
func asksDesktop() bool {
	return runtime.GOOS != "windows" && runtime.GOOS != "darwin" && os.Getenv("FYNE_THEME") == ""
}

// startNoBus keeps the toolkit from starting a message bus where the session has
// none: nobody would answer on it, and it would stay behind when the program ends.
func startNoBus() {
	const address = "DBUS_SESSION_BUS_ADDRESS"
	if os.Getenv(address) != "" {
		return
	}
	for _, name := range []string{"bus", "dbus-session"} {
		if _, err := os.Stat(filepath.Join("/run/user", strconv.Itoa(os.Getuid()), name)); err == nil {
			return
		}
	}
	_ = os.Setenv(address, "disabled:") // only a name with "=" is refused
}

// launcher starts this program once more, on the same stores, and waits for its
// end.
func launcher(folder string) func(args ...string) error {
	return func(args ...string) error {
		own, err := os.Executable()
		if err != nil {
			return fmt.Errorf("find program: %w", err)
		}
		if folder != "" {
			args = append(args, "--data", folder)
		}
		again := exec.Command(own, args...)
		again.Stderr = os.Stderr
		if err := again.Start(); err != nil {
			return fmt.Errorf("start window: %w", err)
		}
		_ = again.Wait() // its own window has said what went wrong
		return nil
	}
}

// layouter is the layout worker beside this program, nil when there is none.
func layouter(folder string) *render.Layouter {
	own, err := os.Executable()
	if err != nil {
		return nil
	}
	program, ok := render.FindLayoutProgram(own)
	if !ok {
		return nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = folder
	}
	return render.NewLayouter(program, filepath.Join(cache, "hone"))
}

// traceOf writes what a panic was beside the models and says so plainly.
func traceOf(folder string) {
	cause := recover()
	if cause == nil {
		return
	}
	path := app.Trace(folder, time.Now(), cause)
	fmt.Fprintf(os.Stderr, "hone: internal error: %v\ntry: start Hone again, what was saved is safe; the trace is in %s\n", cause, path)
	os.Exit(2)
}
