package cli

import (
	"strconv"
	"strings"

	"tend/store"
)

// id is what a list prints before a thing: 12 for an item, t7 for a task, m7
// for a member, v7 for a verdict in the outbox.
type id struct {
	letter string // "", "t", "m" or "v"
	n      int64
}

// parseID reads an ID as a person types it. A # before it does no harm.
func parseID(s string) (id, bool) {
	s = strings.ToLower(strings.TrimPrefix(s, "#"))
	var i id
	for _, letter := range []string{"t", "m", "v"} {
		if rest, ok := strings.CutPrefix(s, letter); ok {
			i.letter, s = letter, rest
			break
		}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 || s[0] == '+' {
		return id{}, false
	}
	i.n = n
	return i, true
}

// String returns the ID as a list prints it.
func (i id) String() string { return i.letter + strconv.FormatInt(i.n, 10) }

// itemIDs reads the IDs of items, each once.
func (sh *shell) itemIDs(args []string) ([]int64, error) {
	return sh.ids("", "cli.id_item", args)
}

// taskIDs reads the IDs of tasks, with or without their t, each once.
func (sh *shell) taskIDs(args []string) ([]int64, error) {
	return sh.ids("t", "cli.id_task", args)
}

// verdictIDs reads the IDs of verdicts, each once. Their v is needed: the bare
// number may be a comment's.
func (sh *shell) verdictIDs(args []string) ([]int64, error) {
	return sh.ids("v", "climail.id_verdict", args)
}

// ids reads IDs with the given letter; what is none is said with the message
// wrong.
func (sh *shell) ids(letter, wrong string, args []string) ([]int64, error) {
	var all []int64
	seen := map[int64]bool{}
	for _, arg := range args {
		i, ok := parseID(arg)
		if !ok || i.letter != letter && (i.letter != "" || letter != "t") {
			return nil, sh.misuse(wrong, "X", typed(arg))
		}
		if !seen[i.n] {
			seen[i.n] = true
			all = append(all, i.n)
		}
	}
	return all, nil
}

// itemID, taskID and memberID are the IDs of things as a list prints them.

func itemID(it store.Item) string    { return id{"", it.ID}.String() }
func taskID(t store.Task) string     { return id{"t", t.ID}.String() }
func memberID(m store.Member) string { return id{"m", m.ID}.String() }
