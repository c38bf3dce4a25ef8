package auth

import "testing"

// each runs a test on every database.
func each(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, setup(t))
	})
}
