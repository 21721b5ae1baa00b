// Package cli is tend's command line: everything that the desk can do, for a
// script or a quick hand.
//
// Its rules: results go to standard output, everything else to standard error;
// with --json nothing but JSON goes to standard output, and its field names
// never change meaning; the exit code says what happened (exit.go); no work is
// done before the command is known, so that a prompt can ask for the status.
//
// Each command is a file named after it or after its noun, with a method of
// shell that builds it; root.go lists them. What reaches a source
// (verdict.go, reply.go, undo.go, send.go) goes through carry.go, and result.go
// says what became of it.
package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// Main runs tend with the words that followed its name and returns the exit
// code.
func Main(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends tend at once

	sh := newShell()
	charset := sh.config.Charset(os.Getenv)
	typed := make([]string, len(args))
	for i, arg := range args {
		typed[i] = string(charset.Decode([]byte(arg)))
	}
	return sh.run(ctx, typed)
}

// run carries out one command line.
func (sh *shell) run(ctx context.Context, args []string) int {
	root := sh.root()
	root.SetIn(sh.in)
	root.SetOut(sh.out)
	root.SetErr(sh.err)
	root.SetArgs(helpFirst(root, args))
	err := sh.arrived(fang.Execute(ctx, root,
		fang.WithVersion(version()),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))) // said below
	for _, line := range sh.sentences(err) {
		sh.complain(line)
	}
	for _, part := range parts(err) {
		if codeOf(part) == storage {
			sh.record(part)
		}
	}
	return int(worst(err))
}

// helpFirst turns "tend --help" into "tend help", and "tend foo --help" into
// "tend help foo": fang puts a help text of its own on the root command, in
// English only, and would print it for a command that there is not.
func helpFirst(root *cobra.Command, args []string) []string {
	help := slices.IndexFunc(args, func(arg string) bool { return arg == "--help" || arg == "-h" })
	if end := slices.Index(args, "--"); help < 0 || end >= 0 && end < help {
		return args
	}
	if c, _, err := root.Find(args); err == nil && c != root {
		return args
	}
	asked := []string{"help"}
	for _, arg := range args {
		if !strings.HasPrefix(arg, "-") {
			asked = append(asked, arg)
		}
	}
	return asked
}

// flagged reports whether the switch name is on.
func flagged(cmd *cobra.Command, name string) bool {
	on, err := cmd.Flags().GetBool(name)
	return err == nil && on
}
