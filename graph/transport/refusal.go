package transport

import (
	"net/http"
	"time"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/duebook/duebook/server/fault"
)

// refusal is the answer to a request that was not executed.
type refusal struct {
	status int
	errors gqlerror.List
	allow  string        // of a 405
	retry  time.Duration // of a 429
}

// refuse has one error with a fixed or formatted text.
func refuse(status int, code fault.Code, format string, args ...any) *refusal {
	e := gqlerror.Errorf(format, args...)
	e.Message = clip(e.Message)
	e.Extensions = map[string]any{"code": string(code)}
	return &refusal{status: status, errors: gqlerror.List{e}}
}

// overLimit refuses a document that is larger than a limit allows.
func overLimit(format string, args ...any) *refusal {
	return refuse(http.StatusUnprocessableEntity, fault.Limit, format, args...)
}

// statusDocument marks a document or variable that is wrong. Its status depends on the media type of the answer.
const statusDocument = 0

// wrongDocument refuses a document or its variables as not valid.
func wrongDocument(errors ...*gqlerror.Error) *refusal {
	for _, e := range errors {
		e.Message = clip(e.Message)
		e.Extensions = map[string]any{"code": string(fault.Invalid)}
	}
	return &refusal{status: statusDocument, errors: errors}
}

// clip shortens a text that quotes the caller, so that no request is answered with a multiple of itself.
func clip(s string) string {
	const most = 400
	if len(s) <= most {
		return s
	}
	cut := most
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
