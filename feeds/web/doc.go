// Package web is what every connector shares: an HTTP client with limits,
// politeness and an address check; HTML turned into text; and the one filter
// that every text from outside passes before it is stored or shown.
package web
