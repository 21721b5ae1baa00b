package feeds

import (
	"context"

	"tend/feeds/web"
)

// indexedAtOnce is how many texts one transaction of the index takes.
const indexedAtOnce = 200

// Index extracts and indexes the texts that have not been yet, a few at a time
// so that nobody waits for it, until none is left or ctx ends. It stops when a
// sync begins; whoever synced calls it again. A second call waits for the first
// instead of doing its work once more. At the end it deletes what a removal that
// was cut short has left, and sweeps up what a forgotten member left in the file,
// if that could not be done at once.
func (f *Feeds) Index(ctx context.Context) error {
	f.indexes.Lock()
	defer f.indexes.Unlock()
	for f.pulling.Load() == 0 {
		texts, err := f.o.Store.Unextracted(ctx, indexedAtOnce)
		if err != nil {
			return err
		}
		if len(texts) == 0 {
			if err := f.o.Store.FinishRemovals(ctx); err != nil {
				return err
			}
			_, err := f.o.Store.Sweep(ctx)
			return err
		}
		for i := range texts {
			if texts[i].Body == "" {
				texts[i].Body = web.See(texts[i].HTML).Text
			}
		}
		if err := f.o.Store.Index(ctx, texts); err != nil {
			return err
		}
	}
	return nil
}
