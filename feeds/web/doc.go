// Package web is what every connector shares: an HTTP client with limits,
// politeness and an address check; HTML turned into text; and the one filter
// that every text from outside passes before it is stored or shown.
//
// # Emoji
//
// Terminals disagree about the width of emoji that are put together: a family
// of four takes two cells in one and eight in another, and then a row's border
// stands elsewhere. The filter therefore takes out joiners between emoji,
// variation selectors and skin tones. A family stands as its members, a thumb
// loses its tone; every row is as wide as it was measured, with tmux in
// between too.
//
// # Own networks
//
// An address is judged at the moment of connecting, as numbers, so neither its
// spelling nor what its name resolves to later leads around the check. A host
// and port that a volunteer typed is let through whole; a source remembers it
// as its own (feeds.settings), a feed's content can never add one.
package web
