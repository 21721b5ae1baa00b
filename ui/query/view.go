package query

// View is a query that is kept under a name.
type View struct {
	Name  string
	Query string // as it was typed
}
