package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
)

// exportCommand is "tend export": the sources as OPML, or everything as JSON.
func (sh *shell) exportCommand() *cobra.Command {
	w := sh.words
	cmd := &cobra.Command{
		Use:     "export FILE",
		Short:   w.Say("cli.export"),
		Long:    w.Say("cli.export_long"),
		Example: "tend export feeds.opml\ntend export --json - | jq .comments",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
				return sh.toFile(args[0], func(w io.Writer) error {
					if flagged(cmd, "json") {
						return sh.exportJSON(cmd.Context(), s, w)
					}
					return fs.WriteOPML(cmd.Context(), w)
				})
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// toFile lets write fill a new file, which only its owner can read; - is
// standard output. A file that is there already is left alone.
func (sh *shell) toFile(path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(sh.raw)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return sh.fileThere(path)
	}
	if err != nil {
		return sh.unwritable(path, err)
	}
	buffer := bufio.NewWriter(f)
	err = errors.Join(write(buffer), buffer.Flush(), f.Close())
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	sh.say("cli.written", "X", typed(path))
	return nil
}

// fileThere says that a file is there already.
func (sh *shell) fileThere(path string) error {
	return sh.not(nil, "cli.file_there", "X", typed(path))
}

// unwritable says that a file cannot be written.
func (sh *shell) unwritable(path string, err error) error {
	return &failure{code: notDone, sentence: sh.words.Say("cli.file_unwritable", "X", typed(path)), err: err}
}

// exportJSON writes all sources, posts, comments, tasks and members as one
// object, page by page.
func (sh *shell) exportJSON(ctx context.Context, s *store.Store, w io.Writer) error {
	everything := store.Filter{Order: store.OldestFirst}
	sources, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	tasks := func(f store.TaskFilter) func(*array) error {
		return func(a *array) error { return sh.taskListing(ctx, s, f).writeJSON(a, 0) }
	}
	begin := "{"
	for _, part := range []struct {
		name  string
		write func(*array) error
	}{
		{"sources", func(a *array) error { return writeSources(a, sources) }},
		{"posts", func(a *array) error { return sh.postListing(ctx, s, everything).writeJSON(a, 0) }},
		{"comments", func(a *array) error { return sh.commentListing(ctx, s, everything).writeJSON(a, 0) }},
		{"tasks", tasks(store.TaskFilter{})},
		{"done_tasks", tasks(store.TaskFilter{Done: true})},
		{"members", func(a *array) error { return sh.memberListing(ctx, s, "").writeJSON(a, 0) }},
	} {
		if _, err := io.WriteString(w, begin+`"`+part.name+`": `); err != nil {
			return err
		}
		a := newArray(w)
		if err := part.write(a); err != nil {
			return err
		}
		if err := a.end(); err != nil {
			return err
		}
		begin = ", "
	}
	_, err = io.WriteString(w, "}\n")
	return err
}
