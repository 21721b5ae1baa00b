package web

// Visible is what a person sees of a piece of HTML.
type Visible struct {
	Text     string // filtered, paragraphs parted by blank lines
	Excerpt  string // the first words on one line, at most 200 cells
	Question bool   // a question mark outside quotes, code and links
	Links    int    // links to other addresses
	FirstRef string // address of the first link, if the text begins with a sentence that holds it ("In reply to X")
}

// See extracts what is visible of html.
func See(html string) Visible { panic("stub") }

// Clean returns html with only what tend can show: an allow-list of elements,
// addresses made absolute against base, no script, style, form or event.
func Clean(html, base string) string { panic("stub") }

// Plain turns a title or name that may hold markup and entities into one
// filtered line.
func Plain(html string) string { panic("stub") }
