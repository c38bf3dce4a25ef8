package viewer

import "errors"

// ErrUnauthenticated is what a read or write without a viewer gets.
var ErrUnauthenticated = errors.New("nobody is signed in")

// ErrDenied is what a viewer without the permission gets.
type ErrDenied struct {
	Permission Permission // the missing one; empty where no role has it
}

func (e ErrDenied) Error() string {
	if e.Permission == "" {
		return "this is not for you"
	}
	return "the permission " + string(e.Permission) + " is needed"
}

// Need is nil when the viewer of ctx has the permission, else ErrUnauthenticated or ErrDenied. It is the first line of
// every verb.
func Need(v *Viewer, p Permission) error {
	if v == nil {
		return ErrUnauthenticated
	}
	if !v.Can(p) {
		return ErrDenied{Permission: p}
	}
	return nil
}
