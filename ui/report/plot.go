package report

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/go-analyze/charts"

	"tend/ui/theme"
)

// plotted are the marks by which the page's style finds the colours of a plot.
// The chart library writes fixed colours; a page that is light, dark or
// printed needs its own.
var plotted = []struct {
	mark charts.Color
	name string
}{
	{charts.Color{R: 1, G: 2, B: 3, A: 255}, "var(--text)"},
	{charts.Color{R: 1, G: 2, B: 4, A: 255}, "var(--line)"},
	{charts.Color{R: 1, G: 2, B: 5, A: 255}, "var(--bar)"},
}

// The size of a plot. It grows with the page; only its shape counts.
const (
	plotWidth  = 720
	plotHeight = 240
	barHeight  = 34
)

// plot draws the chart as SVG with a title and a description for those who do
// not see it. id makes their names unique on the page.
func (c Chart) plot(id string) (template.HTML, error) {
	o := charts.NewBarChartOptionWithData([][]float64{c.values()})
	o.Theme = charts.MakeTheme(charts.ThemeOption{
		BackgroundColor: charts.ColorTransparent,
		TextColor:       plotted[0].mark, AxisStrokeColor: plotted[1].mark, AxisSplitLineColor: plotted[1].mark,
		SeriesColors: []charts.Color{plotted[2].mark},
	})
	o.Padding = charts.NewBoxEqual(8)
	o.CategoryAxis.Labels = c.names()
	o.CategoryAxis.LabelFontStyle.FontSize = 10
	o.SeriesList[0].Label.FontStyle.FontSize = 10
	o.SeriesList[0].Label.Show = charts.Ptr(true) // the number itself says more than an axis
	o.SeriesList[0].Label.ValueFormatter = func(v float64) string { return strconv.Itoa(int(v)) }
	o.ValueAxis[0].Show = charts.Ptr(false)
	o.ValueAxis[0].Min = charts.Ptr(0.0)
	height := plotHeight
	if !c.Times {
		height = barHeight*len(c.Bars) + 16
		o.Horizontal = true
	}
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputSVG, Width: plotWidth, Height: height})
	if err := p.BarChart(o); err != nil {
		return "", fmt.Errorf("plot %s: %w", c.Over, err)
	}
	svg, err := p.Bytes()
	if err != nil {
		return "", fmt.Errorf("plot %s: %w", c.Over, err)
	}
	return c.describe(string(svg), id), nil
}

// describe gives a plot its title, its description and the page's colours.
func (c Chart) describe(svg, id string) template.HTML {
	for _, colour := range plotted {
		r, g, b := colour.mark.R, colour.mark.G, colour.mark.B
		svg = strings.ReplaceAll(svg, fmt.Sprintf("rgb(%d,%d,%d)", r, g, b), colour.name)
	}
	svg = strings.ReplaceAll(svg, "font-family:'Roboto Medium',sans-serif", "font-family:inherit")
	head := `<svg role="img" aria-labelledby="` + id + `-name ` + id + `-says" `
	names := `<title id="` + id + `-name">` + template.HTMLEscapeString(c.Name+", "+c.Over) + `</title>` +
		`<desc id="` + id + `-says">` + template.HTMLEscapeString(c.spell()) + `</desc>`
	svg = strings.Replace(svg, "<svg ", head, 1)
	svg = strings.Replace(svg, ">", ">"+names, 1)
	return template.HTML(svg) //nolint:gosec // made here; every text in it is escaped
}

// spell says the numbers one after the other.
func (c Chart) spell() string {
	var said []string
	for _, bar := range c.Bars {
		said = append(said, bar.Name+" "+strconv.Itoa(bar.N))
	}
	return strings.Join(said, ", ")
}

// names returns what stands beside the bars. The library draws lying bars from
// the bottom up, and leaves room for a narrower font than the page's.
func (c Chart) names() []string {
	cut := theme.New(theme.Options{}).Signs
	names := make([]string, len(c.Bars))
	for i, bar := range c.Bars {
		names[c.place(i)] = cut.Cut(bar.Name, nameCells)
		if !c.Times {
			names[c.place(i)] += "\u00a0\u00a0\u00a0"
		}
	}
	return names
}

// values returns the numbers in the order of names.
func (c Chart) values() []float64 {
	values := make([]float64, len(c.Bars))
	for i, bar := range c.Bars {
		values[c.place(i)] = float64(bar.N)
	}
	return values
}

// place is where the library wants a bar.
func (c Chart) place(i int) int {
	if c.Times {
		return i
	}
	return len(c.Bars) - 1 - i
}
