package rss

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// madeFeed makes an RSS feed of about the given size, with items like those of
// a blog: a summary, and two to three kilobytes of text with some markup.
func madeFeed(size int) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>Made feed</title><link>https://example.org/</link><description>Made</description>`)
	paragraph := strings.Repeat("The garden meets on Saturday, and whoever has a rake brings it along. ", 5)
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, `<item><title>Post number %d &amp; more</title><link>https://example.org/%d/</link>
<comments>https://example.org/%d/#comments</comments><dc:creator><![CDATA[Ann %d]]></dc:creator>
<pubDate>Fri, 02 Jan 2026 03:%02d:%02d +0000</pubDate><category><![CDATA[News]]></category>
<guid isPermaLink="false">https://example.org/?p=%d</guid>
<description><![CDATA[<p>%s</p>]]></description>
<content:encoded><![CDATA[<p>%s <a href="https://example.org/more/%d">more</a></p><p><b>%s</b></p><ul><li>%s</li></ul><p><img src="https://example.org/%d.jpg" alt="A picture" /></p><p>%s</p>]]></content:encoded>
<wfw:commentRss>https://example.org/%d/feed/</wfw:commentRss><slash:comments>%d</slash:comments></item>`,
			n, n, n, n%50, n/60%60, n%60, n, paragraph, paragraph, n, paragraph, paragraph, n, paragraph+paragraph, n, n%9)
	}
	b.WriteString(`</channel></rss>`)
	return []byte(b.String())
}

// BenchmarkRead reads a made feed of 10 MB, beside gofeed's own reading of it.
func BenchmarkRead(b *testing.B) {
	body := madeFeed(10 << 20)
	b.Run("tend", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Read(body, Meta{URL: "https://example.org/feed/"}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(peakMiB(), "peak-MiB")
	})
	b.Run("gofeed", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := gofeed.NewParser().Parse(bytes.NewReader(body)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkReadSmall reads feeds of the size that most have.
func BenchmarkReadSmall(b *testing.B) {
	body := madeFeed(135 << 10)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(body, Meta{URL: "https://example.org/feed/"}); err != nil {
			b.Fatal(err)
		}
	}
}

// peakMiB is the most memory that the process has had, where that can be asked.
func peakMiB() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.Sys) / (1 << 20)
	}
	var kib float64
	if _, rest, ok := strings.Cut(string(status), "VmHWM:"); ok {
		_, _ = fmt.Sscan(rest, &kib)
	}
	return kib / 1024
}
