// Package fault is the one error type of the program: a code for programs, a message for people, the field it is about.
//
// Domain verbs return *Error or wrap it with %w. Everything else counts as Internal: it is logged with the request id
// and shown as a fixed sentence. A message says what is wrong and what to do next, and holds nothing the caller may
// not see.
package fault

import (
	"errors"
	"fmt"

	"github.com/duebook/duebook/ent/viewer"
)

// Code says what kind of thing went wrong. The set is closed; clients branch on it.
type Code string

const (
	Unauthenticated Code = "UNAUTHENTICATED"   // nobody is signed in, or the token is no longer good
	Forbidden       Code = "FORBIDDEN"         // the caller's role lacks a permission
	NotFound        Code = "NOT_FOUND"         // there is no such object, or the caller may not know of it
	Invalid         Code = "BAD_USER_INPUT"    // a value has the wrong form or breaks a rule about one field
	Conflict        Code = "CONFLICT"          // somebody changed it first, the number exists, or the idempotency key was used for other input
	Closed          Code = "PERIOD_CLOSED"     // the accounting period of the date is closed
	OverBalance     Code = "OVER_BALANCE"      // more than what is open or unapplied
	Currency        Code = "CURRENCY_MISMATCH" // two currencies meet
	State           Code = "WRONG_STATE"       // the document's state does not allow the verb
	TwoPeople       Code = "SECOND_PERSON"     // the step needs another person than the one who asked
	Limit           Code = "LIMIT_EXCEEDED"    // the request is larger than a limit allows
	Rate            Code = "RATE_LIMITED"      // too many requests or attempts; try again later
	Internal        Code = "INTERNAL"          // not the caller's doing
)

// Error is a refusal or failure that a caller can act on.
type Error struct {
	Code    Code
	Message string
	Field   []string // path into the input, such as lines, 2, quantity; empty when it is about the whole
	Cause   error    // for the log only, never shown
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.Message, e.Cause)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Message)
}

func (e *Error) Unwrap() error { return e.Cause }

// New makes an error with a formatted message.
func New(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// On is the error with the path of the input field it is about.
func (e *Error) On(field ...string) *Error {
	c := *e
	c.Field = append(append([]string(nil), field...), e.Field...)
	return &c
}

// Because is the error with its cause, for the log.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.Cause = cause
	return &c
}

// As is the *Error in err's chain, or an Internal one that wraps err. It is nil for nil.
func As(err error) *Error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	var denied viewer.ErrDenied
	switch {
	case errors.Is(err, viewer.ErrUnauthenticated):
		return &Error{Code: Unauthenticated, Message: "Sign in first.", Cause: err}
	case errors.As(err, &denied):
		return &Error{Code: Forbidden, Message: "You may not do this: " + denied.Error() + ".", Cause: err}
	}
	return &Error{Code: Internal, Message: "Something went wrong on our side. Try again; if it stays, give the request id to your administrator.", Cause: err}
}

// Is reports whether err carries the code.
func Is(err error, code Code) bool {
	var e *Error
	if errors.As(err, &e) {
		return e.Code == code
	}
	return code != Internal && err != nil && As(err).Code == code // refusals of policies
}

// Of is the code that err carries, "" for nil.
func Of(err error) Code {
	if err == nil {
		return ""
	}
	return As(err).Code
}
