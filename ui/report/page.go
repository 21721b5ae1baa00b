package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strconv"
)

//go:embed page.html
var pageText string

// HTML writes the paper as one page that a board can be shown: it needs no
// script and nothing from elsewhere, follows light and dark, and can be
// printed. Every plot has its numbers in a table.
func (p Paper) HTML(to io.Writer) error {
	page, err := template.New("page").Funcs(template.FuncMap{
		"plot": func(c Chart, i int) (template.HTML, error) { return c.plot("plot" + strconv.Itoa(i)) },
	}).Parse(pageText)
	if err != nil {
		return fmt.Errorf("read the page: %w", err)
	}
	if err := page.Execute(to, p); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
