package transport

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// negotiate is the media type to answer in, or empty when the caller accepts neither. A caller with no preference gets
// application/json, which every client reads.
func negotiate(header http.Header) string {
	accept := header.Values("Accept")
	if len(accept) == 0 {
		return mediaJSON
	}
	// For each of the two: the weight that the most specific range gives it.
	weight := map[string]float64{}
	precision := map[string]int{}
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		media, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if c := params["charset"]; c != "" && !strings.EqualFold(c, "utf-8") {
			continue
		}
		q, ok := quality(params["q"])
		if !ok {
			continue
		}
		for _, offer := range []string{mediaGraphQL, mediaJSON} {
			p := 0
			switch media {
			case offer:
				p = 3
			case "application/*":
				p = 2
			case "*/*":
				p = 1
			}
			if p > precision[offer] || p > 0 && p == precision[offer] && q > weight[offer] {
				weight[offer], precision[offer] = q, p
			}
		}
	}
	g, j := weight[mediaGraphQL], weight[mediaJSON]
	switch {
	case g == 0 && j == 0:
		return ""
	case g > j, g == j && precision[mediaGraphQL] == 3:
		return mediaGraphQL
	default:
		return mediaJSON
	}
}

func quality(q string) (float64, bool) {
	if q == "" {
		return 1, true
	}
	f, err := strconv.ParseFloat(q, 64)
	return f, err == nil && f >= 0 && f <= 1
}

// acceptsGzip reports whether the answer may be compressed.
func acceptsGzip(header http.Header) bool {
	any := false
	for part := range strings.SplitSeq(strings.Join(header.Values("Accept-Encoding"), ","), ",") {
		name, rest, _ := strings.Cut(part, ";")
		q, ok := 1.0, true
		if _, v, found := strings.Cut(rest, "="); found {
			q, ok = quality(strings.TrimSpace(v))
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "gzip":
			return ok && q > 0
		case "*":
			any = ok && q > 0
		}
	}
	return any
}

// jsonBody reports whether the request says that its body is JSON in UTF-8.
func jsonBody(header http.Header) bool {
	types := header.Values("Content-Type")
	if len(types) != 1 {
		return false
	}
	media, params, err := mime.ParseMediaType(types[0])
	if err != nil || media != mediaJSON {
		return false
	}
	c := params["charset"]
	return c == "" || strings.EqualFold(c, "utf-8")
}
