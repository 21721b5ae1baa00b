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
//
// # How a sync flows
//
// The feeds that are due are queued by host. Of each host two are pulled at a
// time, so a slow host delays its own feeds only, and one that does not answer
// fails them all at once instead of one after the other. What the pulls bring
// goes to one writer, which gives the store as much at once as has come: a
// commit costs the same for one feed as for ten. Requests under way, bodies in
// memory and bodies being read are limited apart (web's line), because two
// hundred answers of "not modified" cost nothing and two hundred bodies cost
// everything. As long as nothing is new the whole sync stays small (thrift.go).
//
// # What nobody else learns
//
// Passwords and tokens never pass through a connector or the store. The
// keeper finds them by origin and user, the client adds them to the request
// and takes them out of what it tells. An address with a token is kept with
// {secret} in its place.
package feeds
