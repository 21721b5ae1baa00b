// Package login keeps what opens a source: never in the database, a log or an
// error.
package login

// Basic is a user name and password for HTTP's Basic authentication.
type Basic struct {
	User     string
	Password string
}
