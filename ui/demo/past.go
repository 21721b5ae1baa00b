package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"tend/store"
)

// founded is how long ago the community's sources were added, and baseline
// from when on what they say was new.
const (
	founded  = 900 * 24 * hour
	baseline = 14 * 24 * hour
)

// past tells a store what happened, with its clock moved back.
type past struct {
	community community
	store     *store.Store
	start     time.Time // the present
	clock     time.Time // the store's
	lang      string
	pulled    ago                   // the last pull
	items     map[string]store.Item // by remote ID; nil: to be read again
}

// event is something that happened so long ago.
type event struct {
	ago    ago
	happen func(context.Context) error
}

// tell lets everything happen again, in the order in which it did.
func (p *past) tell(ctx context.Context) error {
	if err := p.addSources(ctx); err != nil {
		return err
	}
	events := p.events()
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(b.ago, a.ago) })
	for _, e := range events {
		p.clock = e.ago.before(p.start)
		if err := e.happen(ctx); err != nil {
			return err
		}
	}
	return nil
}

// events returns what happened, in any order.
func (p *past) events() []event {
	var all []event
	p.pulled = 1 << 62
	for _, pull := range p.community.Pulls {
		all = append(all, event{pull.Ago, func(ctx context.Context) error { return p.pull(ctx, pull.Ago) }})
	}
	for _, a := range p.community.Acts {
		all = append(all, event{a.Ago, func(ctx context.Context) error { return p.act(ctx, a) }})
	}
	for _, t := range p.community.Tasks {
		all = append(all, event{t.Ago, func(ctx context.Context) error { return p.task(ctx, t) }})
	}
	return all
}

// addSources keeps the community's sources.
func (p *past) addSources(ctx context.Context) error {
	p.clock = founded.before(p.start)
	for _, src := range p.community.Sources {
		addresses := []store.Feed{{Role: store.RolePosts, URL: src.Posts}}
		if src.Comments != "" {
			addresses = append(addresses, store.Feed{Role: store.RoleComments, URL: src.Comments})
		}
		settings, err := src.settings()
		if err != nil {
			return err
		}
		_, err = p.store.AddSource(ctx, store.Source{
			Kind: src.Kind, Name: src.Name, URL: src.URL, Login: src.Login, Late: time.Duration(src.Late),
			Powers: src.powers(), Settings: settings,
		}, addresses, baseline.before(p.start))
		if err != nil {
			return err
		}
	}
	return nil
}

// pull stores what the sources showed then, and which of them failed.
func (p *past) pull(ctx context.Context, now ago) error {
	then := p.community.edited(now)
	var all []store.Arrivals
	for _, src := range p.community.Sources {
		kept, err := p.store.FindSource(ctx, src.Name)
		if err != nil {
			return err
		}
		list, err := p.store.Feeds(ctx, kept.ID)
		if err != nil {
			return err
		}
		for _, f := range list {
			if src.Fails != "" && now < src.Since {
				err = p.fail(ctx, src, f)
				if err != nil {
					return err
				}
				continue
			}
			f.Pulled, f.Due = p.clock, p.clock.Add(30*time.Minute)
			all = append(all, store.Arrivals{
				Feed: f, Title: src.Name, Home: src.URL,
				Items: then.arrivals(src, f.Role, p.start, p.community.since(p.pulled, now)),
			})
		}
	}
	p.pulled, p.items = now, nil
	_, err := p.store.Save(ctx, all...)
	return err
}

// fail keeps why a source was not read.
func (p *past) fail(ctx context.Context, src source, f store.Feed) error {
	return p.store.FeedFailed(ctx, f, store.FeedFailure{
		Failure: store.Failure{Code: store.FailureCode(src.Fails), Detail: src.Detail},
		Retry:   p.clock.Add(retryIn(src)),
		Rest:    src.Rests,
	})
}

// retryIn returns how long a source that failed is left alone.
func retryIn(src source) time.Duration {
	if src.Rests {
		return 80 * time.Minute
	}
	return 36 * time.Minute
}

// act does what a volunteer did.
func (p *past) act(ctx context.Context, a act) error {
	ids := make([]int64, len(a.On))
	for i, name := range a.On {
		it, err := p.find(ctx, name)
		if err != nil {
			return err
		}
		ids[i] = it.ID
	}
	var err error
	switch store.Act(a.Act) {
	case store.ActDone:
		_, err = p.store.Done(ctx, a.By, ids...)
	case store.ActClaim:
		_, err = p.store.Claim(ctx, a.By, ids...)
	case store.ActWait:
		_, err = p.store.WaitUntil(ctx, a.By, a.Until.before(p.start), ids...)
	case store.ActNote:
		_, err = p.store.Note(ctx, a.By, ids[0], a.Text)
	default:
		err = p.decide(ctx, a, ids)
	}
	if err != nil {
		return fmt.Errorf("%s %s %v: %w", a.By, a.Act, a.On, err)
	}
	return nil
}

// task keeps a follow-up.
func (p *past) task(ctx context.Context, t task) error {
	kept := store.Task{Title: t.EN, WholeDay: t.Hour == 0, CreatedBy: t.By}
	if zone := p.start.Location(); zone != time.Local {
		kept.Zone = zone.String()
	}
	if p.lang == "de" {
		kept.Title = t.DE
	}
	y, m, d := p.start.Date()
	kept.Due = time.Date(y, m, d+t.Days, t.Hour, 0, 0, 0, p.start.Location())
	switch {
	case t.Item != "":
		it, err := p.find(ctx, t.Item)
		if err != nil {
			return err
		}
		kept.ItemID = it.ID
	case t.Member != "":
		it, err := p.find(ctx, t.Member)
		if err != nil {
			return err
		}
		kept.MemberID = it.MemberID
	}
	if _, _, err := p.store.AddTask(ctx, t.By, kept); err != nil {
		return fmt.Errorf("task %s: %w", t.EN, err)
	}
	return nil
}

// everything asks for the whole community at once: it is small.
func everything() store.Page { return store.Page{Limit: 1000} }

// find returns the item that the data files call by that name.
func (p *past) find(ctx context.Context, name string) (store.Item, error) {
	if p.items == nil {
		if err := p.list(ctx); err != nil {
			return store.Item{}, err
		}
	}
	for _, id := range []string{postID(name), commentID(name)} {
		if it, ok := p.items[id]; ok {
			return it, nil
		}
	}
	return store.Item{}, fmt.Errorf("no item is called %s", name)
}

// list reads which items the store has.
func (p *past) list(ctx context.Context) error {
	posts, err := p.store.Posts(ctx, store.Filter{}, everything())
	if err != nil {
		return err
	}
	comments, err := p.store.Comments(ctx, store.Filter{}, everything())
	if err != nil {
		return err
	}
	p.items = map[string]store.Item{}
	for _, post := range posts {
		p.items[post.RemoteID] = post.Item
	}
	for _, comment := range comments {
		p.items[comment.RemoteID] = comment.Item
	}
	return nil
}
