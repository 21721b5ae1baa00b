package cli

import (
	"context"
	"errors"
	"strings"

	"tend/store"
	"tend/ui/query"
)

// query reads the query of a list: the one of its view, and what is searched
// for in it. Without either, and without a state, only what is on the desk is
// listed.
func (sh *shell) query(ctx context.Context, s *store.Store, l list) (query.Query, error) {
	view, err := sh.viewed(l)
	if err != nil {
		return query.Query{}, err
	}
	sources, err := s.SourceNames(ctx)
	if err != nil {
		return query.Query{}, err
	}
	r := query.Reader{Now: sh.now(), Me: sh.volunteer(), Sources: sources}
	asked := strings.TrimSpace(view + " " + l.search)
	q, err := r.Read(asked)
	var p *query.Problem
	if errors.As(err, &p) {
		return q, sh.misuse("cli.search_bad", "X", typed(asked[p.From:p.To]), "WHY", p.Say(sh.words))
	}
	return q, err
}

// viewed is the query of a list's view.
func (sh *shell) viewed(l list) (string, error) {
	switch l.view {
	case "":
		switch {
		case l.state != "":
			return "is:any", nil
		case l.search != "":
			return "", nil
		}
		return "is:pending", nil
	case "all":
		return "is:any", nil
	case "pending", "held", "open", "waiting", "done":
		return "is:" + l.view, nil
	}
	for _, v := range sh.config.Views {
		if strings.EqualFold(v.Name, l.view) {
			return v.Query, nil
		}
	}
	return "", sh.misuse("cli.view_unknown", "X", typed(l.view))
}

// savedViews are the names of the views in config.toml.
func (sh *shell) savedViews() []string {
	var names []string
	for _, v := range sh.config.Views {
		names = append(names, v.Name)
	}
	return names
}
