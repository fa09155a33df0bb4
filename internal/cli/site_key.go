package cli

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
)

// madeOf is a hash of values: two are alike only where the values are. Functions are
// left out, and of a language its code stands for its words: program stands for both.
func madeOf(values ...any) string {
	d := digests.Get().(*digest)
	defer digests.Put(d)
	for _, v := range values {
		d.value(reflect.ValueOf(v))
	}
	return d.sum()
}

// digest writes values one after another so that no two lists of values read alike.
type digest struct {
	bytes []byte
	hash  hash.Hash // takes the bytes when there are many; nil where they are wanted
}

// digests are used again and again: a site has tens of thousands of pages.
var digests = sync.Pool{New: func() any { return &digest{hash: sha256.New()} }}

// manyBytes is how many wait for the hash.
const manyBytes = 1 << 15

// sum is the hash, and begins another.
func (d *digest) sum() string {
	d.flush()
	sum := d.hash.Sum(nil)
	d.hash.Reset()
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

func (d *digest) flush() {
	d.hash.Write(d.bytes)
	d.bytes = d.bytes[:0]
}

func (d *digest) number(n uint64) { d.bytes = binary.AppendUvarint(d.bytes, n) }

func (d *digest) text(s string) {
	d.number(uint64(len(s)))
	d.bytes = append(d.bytes, s...)
	if d.hash != nil && len(d.bytes) > manyBytes {
		d.flush()
	}
}

func (d *digest) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		d.text(v.String())
	case reflect.Bool:
		if v.Bool() {
			d.number(1)
		} else {
			d.number(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		d.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		d.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		d.text(fmt.Sprint(v.Float()))
	case reflect.Pointer, reflect.Interface:
		d.pointer(v)
	case reflect.Struct:
		d.fields(v)
	case reflect.Slice, reflect.Array:
		d.number(uint64(v.Len()))
		if v.Type() == bytesType {
			d.bytes = append(d.bytes, v.Bytes()...)
			return
		}
		for i := range v.Len() {
			d.value(v.Index(i))
		}
	case reflect.Map:
		d.mapping(v)
	}
}

var bytesType = reflect.TypeFor[[]byte]()

func (d *digest) pointer(v reflect.Value) {
	if v.IsNil() {
		d.number(0)
		return
	}
	d.number(1)
	if v.Kind() == reflect.Interface {
		d.text(v.Elem().Type().String())
	}
	if v.Type() == wordsType {
		d.text(v.Elem().FieldByName("Code").String())
		return
	}
	d.value(v.Elem())
}

func (d *digest) fields(v reflect.Value) {
	for i := range v.NumField() {
		d.value(v.Field(i))
	}
}

// mapping goes through the keys in the order of their own hashes.
func (d *digest) mapping(v reflect.Value) {
	var entries []string
	for entry := v.MapRange(); entry.Next(); {
		one := digest{}
		one.value(entry.Key())
		one.value(entry.Value())
		entries = append(entries, string(one.bytes))
	}
	slices.Sort(entries)
	d.number(uint64(len(entries)))
	d.text(strings.Join(entries, ""))
}

// programMark stands for all in this program that pages are made of: its version
// where that says it all, else its very bytes.
func programMark() (string, error) {
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" && !strings.Contains(v, "dirty") {
			return v, nil
		}
	}
	name, err := os.Executable()
	if err != nil {
		return "", fail("", "%v", err)
	}
	file, err := os.Open(name)
	if err != nil {
		return "", fail("", "%v", err)
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", fail("", "%v", err)
	}
	return base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:16]), nil
}
