package uitest

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"tend/store"
)

// crowd is a community with 48 comments, each a reply to the one before or to
// the first post.
type crowd struct {
	source       string
	posts, tasks []string
	names, texts []string // of comments, again and again
}

// yokohama is a crowd whose every text is in wide characters, with emoji of one
// and of several code points between them.
func yokohama(t testing.TB, home string) {
	t.Helper()
	crowd{
		source: "ブログ",
		posts:  []string{"夏祭りのお手伝い募集 🎐", "七月の修理カフェの開店時間 ☕️"},
		tasks:  []string{"作業室の鍵を作る 🔑", "市役所に道路使用許可を聞く"},
		names:  []string{"山田花子", "김민준", "王小明", "👩‍👩‍👧‍👦 家族"},
		texts: []string{
			"素敵な夏祭りですね。子どもも参加できますか。🎉 楽しみにしています、よろしくお願いします。",
			"토요일에 탁자 두 개를 가져올 수 있어요 🏳️‍🌈 필요하신가요? 알려 주세요, 감사합니다.",
			"请问院子可以推轮椅进去吗？👩🏽‍🦽 上次我没能到舞台那边，希望这次可以。",
			"♻️ エコバッグを持ってきます 🇯🇵 会場でお会いしましょう 👨‍👩‍👧 皆さんによろしく。",
		},
	}.fill(t, home)
}

// bigLindenhof is a crowd that writes in ordinary letters.
func bigLindenhof(t testing.TB, home string) {
	t.Helper()
	crowd{
		source: "Blog",
		posts:  []string{"Sommerfest am 11. Juli: wer hilft beim Aufbau?", "Repair café: opening hours in July"},
		tasks:  []string{"Schlüssel für den Werkraum nachmachen", "Answer Marta about the tables"},
		names:  []string{"Jonas Albrecht", "Marta Wolny", "Ines Haller", "T. Okafor"},
		texts: []string{
			"Gibt es beim Sommerfest auch etwas für Kinder unter drei? Wir kommen mit der ganzen Familie vorbei.",
			"I could bring two folding tables and a gazebo. Is that any use? Let me know before Friday.",
			"Ich bin 82 und komme mit dem Rollator. Ist der Hof befahrbar? Letztes Jahr war es schwierig.",
			"See also last year's plan: the permit took three weeks, so ask early and ask twice.",
		},
	}.fill(t, home)
}

// fill fills a cache with the community.
func (c crowd) fill(t testing.TB, home string) {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(home, "tend.db"), store.Options{Now: evening})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	src, err := s.AddSource(ctx, store.Source{Kind: "feed", Name: c.source, URL: "https://yokohama.example"}, []store.Feed{
		{Role: store.RolePosts, URL: "https://yokohama.example/feed/"},
		{Role: store.RoleComments, URL: "https://yokohama.example/comments/feed/"},
	}, evening().AddDate(-1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	kept, err := s.Feeds(ctx, src.ID)
	if err != nil {
		t.Fatal(err)
	}
	var posts, comments []store.Arrival
	for i, title := range c.posts {
		posts = append(posts, crowdItem(store.KindPost, fmt.Sprint("p", i), "横浜の会", title, 2+22*i))
	}
	for i := range 48 {
		item := crowdItem(store.KindComment, fmt.Sprint("c", i), fmt.Sprint(c.names[i%4], i), c.texts[i%4], 60-i)
		item.Answers = []string{"p0"}
		if i%3 != 0 {
			item.Answers = []string{fmt.Sprint("c", i-1), "p0"}
		}
		comments = append(comments, item)
	}
	save(t, s, kept[0], posts)
	save(t, s, kept[1], comments)
	for _, title := range c.tasks {
		if _, _, err := s.AddTask(ctx, "miriam", store.Task{Title: title, Due: evening().AddDate(0, 0, 1), WholeDay: true}); err != nil {
			t.Fatal(err)
		}
	}
}

// crowdItem is a post or comment that is some hours old.
func crowdItem(kind store.Kind, id, author, text string, hours int) store.Arrival {
	return store.Arrival{
		Kind: kind, RemoteID: id, Title: text, HTML: "<p>" + text + "</p>", Visible: text, Excerpt: text,
		URL: "https://yokohama.example/" + id, Published: evening().Add(-time.Duration(hours) * time.Hour),
		Author: store.Author{Name: author}, Comments: -1,
	}
}
