package web

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"tend/store"
)

// smallBody is how large a body may be without waiting for one of the few
// places for large ones.
const smallBody = 1 << 20

// buffer returns a buffer for a body. Of a thousand bodies only a few are held
// at once; the others find room where those were.
func (c *Client) buffer() *bytes.Buffer {
	if b, ok := c.buffers.Get().(*bytes.Buffer); ok {
		return b
	}
	return &bytes.Buffer{}
}

// giveBack takes a buffer back whose content nobody needs any more.
func (c *Client) giveBack(b *bytes.Buffer) {
	if b.Cap() > smallBody {
		return
	}
	b.Reset()
	c.buffers.Put(b)
}

// readBody reads and decodes a body up to the limit into b, whose bytes it
// returns.
func (c *Client) readBody(ctx context.Context, clock *clock, held *place, resp *http.Response, b *bytes.Buffer) ([]byte, error) {
	decoded, err := decoder(resp)
	if err != nil {
		return nil, err
	}
	if n := resp.ContentLength; 0 < n && n < smallBody {
		b.Grow(int(n) + bytes.MinRead)
	}
	_, err = b.ReadFrom(io.LimitReader(decoded, smallBody))
	if err != nil || b.Len() < smallBody {
		drain(resp)
		return b.Bytes(), err
	}
	clock.pause()
	if err := held.enter(ctx, c.line.large); err != nil {
		return nil, err
	}
	clock.resume()
	_, err = b.ReadFrom(io.LimitReader(decoded, c.o.MaxBody-smallBody+1))
	if int64(b.Len()) > c.o.MaxBody {
		return nil, failure(resp.StatusCode, store.FailTooLarge, fmt.Sprintf("%d MiB", c.o.MaxBody>>20), nil)
	}
	drain(resp)
	return b.Bytes(), err
}

// drain reads the little that may stand behind a body, so that the connection
// can be used again.
func drain(resp *http.Response) {
	_, _ = io.CopyN(io.Discard, resp.Body, 512) // an error means: not used again
}

// decoder unpacks a body as its header says, and one that is packed although
// it does not say so.
func decoder(resp *http.Response) (io.Reader, error) {
	body := bufio.NewReader(resp.Body)
	head, err := body.Peek(2)
	if errors.Is(err, io.EOF) {
		return body, nil // too short to be packed
	}
	if err != nil {
		return nil, err
	}
	switch encoding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); encoding {
	case "", "identity", "none", "gzip", "x-gzip":
		if head[0] == 0x1f && head[1] == 0x8b {
			return gzip.NewReader(body)
		}
		return body, nil // some say gzip and send it plain
	case "deflate":
		if head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			return zlib.NewReader(body)
		}
		return flate.NewReader(body), nil // without its wrapping, as some send it
	default:
		return nil, failure(resp.StatusCode, store.FailUnreadable, "encoding "+Line(encoding), nil)
	}
}
