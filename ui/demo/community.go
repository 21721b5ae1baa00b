package demo

import (
	"embed"
	"fmt"
	"slices"
	"strconv"

	"github.com/BurntSushi/toml"
)

//go:embed *.toml
var files embed.FS

// community is everything that the data files tell.
type community struct {
	Name     string
	Sources  []source
	People   []person
	Posts    []item
	Comments []item
	Regulars []string
	Remarks  map[string][]string // by topic
	Letters  []letters
	Pulls    []struct{ Ago ago }
	Edits    []edit
	Acts     []act
	Tasks    []task
}

// source is one source and how it is doing.
type source struct {
	Name, Kind, URL, Login string
	As, Role               string   // who appears there, and as what
	May                    []string // verdicts that the login may give
	Late                   ago
	Posts, Comments        string // addresses of its feeds
	Fails                  string // a store.FailureCode, from Since on
	Detail                 string
	Rests                  bool
	Since                  ago
}

// person is an author of whom more is known than a name.
type person struct {
	Name, Contact, URL string
	Team               bool
}

// item is a post, or a comment on one.
type item struct {
	ID       string
	Source   string
	On       string // the post's ID or title
	To       string // ID of the comment it answers
	By       string
	Ago      ago
	Title    string
	Text     string // HTML, paragraphs parted by blank lines
	Full     string // HTML that only the post's page has, behind the text
	Excerpt  string // when it is not simply the first words
	Topic    string // of the remarks that hang under a post
	Count    int    // comments the source counts
	Held     bool
	Question bool // asks without a question mark
	Round    int  // the sync that brings it; 0: it is there from the start

	Faster, FasterBy string // a verdict that somebody gave at the source, unseen yet
	Refuses, Refusal string // a verdict that the source refuses, and its words
}

// letters are posts that come again and again, the newest first.
type letters struct {
	Source, By  string
	From, Every ago
	Titles      []string
	Text        string
}

// edit is a text that a source shows in place of the first one, from Ago on.
type edit struct {
	ID   string
	Ago  ago
	Text string
}

// act is something that a volunteer did.
type act struct {
	Act, By string
	Ago     ago
	Until   ago
	On      []string
	Text    string
	Ends    string // how a verdict ended: sent if empty; trashed, refused, unclear
	EndsBy  string // who was faster
	Answer  string // the source's words
}

// task is a follow-up, due so many days from today.
type task struct {
	By           string
	Ago          ago // when it was written down
	Days, Hour   int
	Item, Member string // IDs of items: about the item, or about its author
	EN, DE       string
}

// load reads the data files.
func load() (community, error) {
	var c community
	for _, name := range []string{"community.toml", "older.toml", "letters.toml", "history.toml", "arrivals.toml"} {
		var part community
		meta, err := toml.DecodeFS(files, name, &part)
		if err != nil {
			return community{}, fmt.Errorf("read %s: %w", name, err)
		}
		if left := meta.Undecoded(); len(left) > 0 {
			return community{}, fmt.Errorf("read %s: nothing is called %v", name, left)
		}
		c.add(part)
	}
	c.hangRemarks()
	c.unfoldLetters()
	c.number()
	return c, nil
}

// add puts what another file tells behind what is told already.
func (c *community) add(part community) {
	if c.Name == "" {
		c.Name = part.Name
	}
	c.Sources = append(c.Sources, part.Sources...)
	c.People = append(c.People, part.People...)
	c.Posts = append(c.Posts, part.Posts...)
	c.Comments = append(c.Comments, part.Comments...)
	c.Regulars = append(c.Regulars, part.Regulars...)
	c.Letters = append(c.Letters, part.Letters...)
	c.Pulls = append(c.Pulls, part.Pulls...)
	c.Edits = append(c.Edits, part.Edits...)
	c.Acts = append(c.Acts, part.Acts...)
	c.Tasks = append(c.Tasks, part.Tasks...)
	if part.Remarks != nil {
		c.Remarks = part.Remarks
	}
}

// hangRemarks puts four to six remarks on its topic under every older post,
// each by another of the regulars, a few hours apart.
func (c *community) hangRemarks() {
	for i, post := range c.Posts {
		remarks := c.Remarks[post.Topic]
		for j := range min(4+i%3, len(remarks)) {
			c.Comments = append(c.Comments, item{
				Source: post.Source,
				On:     post.id(),
				By:     c.Regulars[(3*i+7*j)%len(c.Regulars)],
				Ago:    post.Ago - ago(5*j+3)*hour,
				Text:   remarks[(i+j)%len(remarks)],
			})
		}
	}
}

// unfoldLetters makes posts of the letters.
func (c *community) unfoldLetters() {
	for _, l := range c.Letters {
		for i, title := range l.Titles {
			c.Posts = append(c.Posts, item{
				Source: l.Source, By: l.By, Ago: l.From + ago(i)*l.Every, Title: title, Text: l.Text, Count: -1,
			})
		}
	}
}

// id returns the name by which comments know a post: its ID, else its title.
func (it item) id() string {
	if it.ID != "" {
		return it.ID
	}
	return it.Title
}

// author returns what is known of a person.
func (c community) author(name string) person {
	i := slices.IndexFunc(c.People, func(p person) bool { return p.Name == name })
	if i < 0 {
		return person{Name: name}
	}
	return c.People[i]
}

// number names the comments that nothing refers to, so that each has an ID of
// its own.
func (c *community) number() {
	for i := range c.Comments {
		if c.Comments[i].ID == "" {
			c.Comments[i].ID = strconv.Itoa(i + 1)
		}
	}
}
