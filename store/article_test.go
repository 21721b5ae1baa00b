package store

import (
	"errors"
	"testing"
)

// aPost keeps a post of Miriam's and returns its ID.
func aPost(t *testing.T, s *Store) int64 {
	t.Helper()
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[0], Arrival{
		Kind: KindPost, RemoteID: "p", Title: "Sommerfest", HTML: "<p>Am Samstag …</p>", Visible: "Am Samstag …",
		Author: Author{Name: "Miriam"}, Published: noon(), Comments: -1,
	})
	posts, err := s.Posts(t.Context(), Filter{}, Page{})
	if err != nil || len(posts) != 1 {
		t.Fatalf("posts = %v, %v, want one", posts, err)
	}
	return posts[0].ID
}

func TestAnArticleIsKeptAndFound(t *testing.T) {
	s := opened(t)
	id := aPost(t, s)
	found := func(words string) int {
		t.Helper()
		indexed(t, s)
		posts, err := s.Posts(t.Context(), Filter{Words: words}, Page{})
		if err != nil {
			t.Fatal(err)
		}
		return len(posts)
	}
	if found("Samstag") != 1 || found("Krabbeldecke") != 0 {
		t.Fatal("before there is an article its words are not the text's")
	}
	if _, err := s.Article(t.Context(), id); !errors.Is(err, ErrNotFound) {
		t.Errorf("Article = %v, want ErrNotFound", err)
	}
	for _, body := range []string{"Mit Krabbeldecke", "Mit Hüpfburg"} {
		if err := s.SaveArticle(t.Context(), Article{ItemID: id, HTML: "<p>" + body + "</p>", Body: body}); err != nil {
			t.Fatal(err)
		}
		a, err := s.Article(t.Context(), id)
		if err != nil || a.Body != body || !a.Fetched.Equal(noon()) {
			t.Errorf("Article = %+v, %v, want %q, fetched now", a, err, body)
		}
	}
	if found("Hüpfburg") != 1 || found("Samstag") != 1 {
		t.Error("search does not find the article and the text")
	}
	if found("Krabbeldecke") != 0 {
		t.Error("search finds what the article no longer says")
	}
	wantHealthy(t, s)
}

func TestAnArticleIsForgottenWithItsAuthor(t *testing.T) {
	s := opened(t)
	id := aPost(t, s)
	if err := s.SaveArticle(t.Context(), Article{ItemID: id, HTML: "<p>Hüpfburg</p>", Body: "Hüpfburg"}); err != nil {
		t.Fatal(err)
	}
	indexed(t, s)
	it, err := s.Item(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Forget(t.Context(), "miriam", it.MemberID, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Article(t.Context(), id); !errors.Is(err, ErrNotFound) {
		t.Errorf("Article of somebody forgotten = %v, want ErrNotFound", err)
	}
	if err := s.SaveArticle(t.Context(), Article{ItemID: id, HTML: "<p>Hüpfburg</p>", Body: "Hüpfburg"}); !errors.Is(err, ErrNotFound) {
		t.Errorf("SaveArticle of somebody forgotten = %v, want ErrNotFound", err)
	}
	indexed(t, s)
	posts, err := s.Posts(t.Context(), Filter{Words: "Hüpfburg"}, Page{})
	if err != nil || len(posts) != 0 {
		t.Errorf("search finds %v, %v, want nothing", posts, err)
	}
	wantHealthy(t, s)
}
