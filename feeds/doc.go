// Package feeds is everything of tend that talks to the outside: it finds the
// feeds of a site, pulls them into the store, and later carries verdicts out.
//
// Its one rule: nothing from outside goes further than this package without
// having passed web's client (limits, politeness, addresses) on the way in and
// web's text filter before it is stored. One source's trouble stays that
// source's.
//
//	f := feeds.New(feeds.Options{Store: s})
//	found, err := f.Discover(ctx, "https://lindenhof.example", login.Basic{})
//	src, err := f.Add(ctx, found, feeds.Choice{Name: "Blog"})
//	result, err := f.Sync(ctx, feeds.Which{All: true}, func(e feeds.Event) { … })
package feeds
