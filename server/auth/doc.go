// Package auth knows who is asking: passwords and second factors of people, secrets of partners' programs, access and
// refresh tokens, signing keys, and the limits on attempts.
//
// An access token is a JWT of ten minutes that says only who was recognised. What that caller may do (roles, scopes,
// accounts, and whether the session still stands) is read from the database at each request, kept for a few seconds and
// forgotten at once when a verb of this package changes it. So a user who was disabled, a role that was revoked and a
// session that was ended are out on the server that did it immediately, and on its neighbours within five seconds.
//
// A refresh token is opaque, random and used once; each use answers its successor. All successors of one sign-in are a
// family. A used token that comes back later means that somebody has a copy: the whole family is revoked and both holders
// must sign in again. For ten seconds after its use a token may come back and gets another successor, because two tabs of
// one browser share a cookie and may refresh at the same moment. A family ends 30 days after the sign-in, or after 7 days
// without use.
//
// Sign-in attempts are counted where the attacker is (address, and name at that address), never only where the victim is:
// see throttle.go. Wrong name, wrong password and disabled user get the same answer after the same time.
//
// Private signing keys and TOTP secrets are sealed with a master key that is not in the database. Passwords are kept as
// argon2id hashes; refresh tokens, recovery codes and client secrets, being random, as SHA-256.
package auth
