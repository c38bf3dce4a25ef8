package auth

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

const (
	maxForm = 16 << 10 // bytes of a request to /auth

	clientHeader  = "X-Duebook-Client"
	browserClient = "browser"
	refreshCookie = "duebook-refresh"
	deviceCookie  = "duebook-device"
	hostPrefix    = "__Host-" // such a cookie belongs to exactly this origin
)

// How a request came, as Viewer.Via says: with a token that the browser app got, or with any other.
const (
	ViaBrowser = "web"
	ViaAPI     = "api"
)

// OAuth 2 error codes of RFC 6749 section 5.2, and one of ours.
const (
	oauthInvalidRequest = "invalid_request"
	oauthInvalidClient  = "invalid_client"
	oauthInvalidGrant   = "invalid_grant"
	oauthUnsupported    = "unsupported_grant_type"
	oauthInvalidScope   = "invalid_scope"
	oauthMFARequired    = "mfa_required"
	oauthRate           = "temporarily_unavailable"
	oauthServerError    = "server_error"
)

// Handler answers POST /auth/token, /auth/logout and /auth/revoke and GET /.well-known/jwks.json. The address that
// attempts are counted under is the request's RemoteAddr: whoever trusts a proxy sets it before.
func (s *Service) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /auth/token", s.form(s.postToken))
	mux.HandleFunc("POST /auth/logout", s.form(s.postLogout))
	mux.HandleFunc("POST /auth/revoke", s.form(s.postRevoke))
	mux.HandleFunc("GET /.well-known/jwks.json", s.getKeys)
	return mux
}

// form limits and reads the body and refuses what another site made the browser send.
func (s *Service) form(next func(w http.ResponseWriter, r *http.Request, form url.Values)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Pragma", "no-cache")
		if len(r.URL.RawQuery) > 0 {
			refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "Send parameters in the body, not in the address.")
			return
		}
		if len(r.Header["Authorization"]) > 1 {
			refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "There is more than one Authorization header. Send one.")
			return
		}
		if !sameOrigin(r) {
			refuseOAuth(w, http.StatusForbidden, oauthInvalidRequest, "Requests from other sites are not taken.")
			return
		}
		if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); r.ContentLength != 0 && (err != nil || kind != "application/x-www-form-urlencoded") {
			refuseOAuth(w, http.StatusUnsupportedMediaType, oauthInvalidRequest, "The body must be application/x-www-form-urlencoded.")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		if err := r.ParseForm(); err != nil {
			if big := (*http.MaxBytesError)(nil); errors.As(err, &big) {
				refuseOAuth(w, http.StatusRequestEntityTooLarge, oauthInvalidRequest, "The body is larger than 16 KiB.")
				return
			}
			refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "The body is not a form.")
			return
		}
		for name, values := range r.PostForm {
			if len(values) > 1 {
				refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "The parameter "+strconv.Quote(clip(name, 40))+" is there more than once.")
				return
			}
		}
		next(w, r.WithContext(withOrigin(r.Context(), remoteAddress(r))), r.PostForm)
	}
}

// sameOrigin reports whether a browser says that our own page made the request. Programs say nothing, and carry no cookie.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin" || site == "none"
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// tokenAnswer is RFC 6749 section 5.1.
type tokenAnswer struct {
	Access    string `json:"access_token"`
	Type      string `json:"token_type"`
	ExpiresIn int    `json:"expires_in"`
	Refresh   string `json:"refresh_token,omitempty"`
	Scope     string `json:"scope,omitempty"`
}

func (s *Service) postToken(w http.ResponseWriter, r *http.Request, form url.Values) {
	ctx, address, agent := r.Context(), remoteAddress(r), r.UserAgent()
	browser := isBrowser(r)
	if browser {
		ctx = forBrowser(ctx)
	}
	var session *Session
	var err error
	switch grant := form.Get("grant_type"); grant {
	case "password":
		in := SignIn{Username: form.Get("username"), Password: form.Get("password"), OTP: form.Get("otp"), Address: address, Agent: agent, Device: cookie(r, deviceCookie)}
		if in.Username == "" || in.Password == "" {
			refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "The parameters username and password are needed.")
			return
		}
		session, err = s.SignIn(ctx, in)
	case "refresh_token":
		token := form.Get("refresh_token")
		if token == "" {
			// A cookie comes along by itself; the header shows that our own page asked.
			if !browser && cookie(r, refreshCookie) != "" {
				refuseOAuth(w, http.StatusForbidden, oauthInvalidRequest, "The header "+clientHeader+": "+browserClient+" is needed with a cookie.")
				return
			}
			token = cookie(r, refreshCookie)
		}
		if token == "" {
			refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "There is no refresh token.")
			return
		}
		session, err = s.Refresh(ctx, token, address, agent)
		if browser && fault.Is(err, fault.Unauthenticated) {
			setCookie(w, r, refreshCookie, "", time.Time{})
		}
	case "client_credentials":
		key, secret, basic := r.BasicAuth()
		if basic {
			// RFC 6749 2.3.1: both are form-encoded before.
			var kerr, serr error
			key, kerr = url.QueryUnescape(key)
			secret, serr = url.QueryUnescape(secret)
			if kerr != nil || serr != nil || form.Has("client_secret") {
				refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "Send the client's id and secret either in the Authorization header or in the body.")
				return
			}
		} else {
			key, secret = form.Get("client_id"), form.Get("client_secret")
		}
		if key == "" || secret == "" {
			refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "The parameters client_id and client_secret are needed.")
			return
		}
		session, err = s.ClientCredentials(ctx, ClientCredentials{Key: key, Secret: secret, Scope: form.Get("scope"), Address: address})
		if fault.Is(err, fault.Unauthenticated) {
			w.Header().Set("WWW-Authenticate", `Basic realm="duebook"`)
			refuseOAuth(w, http.StatusUnauthorized, oauthInvalidClient, fault.As(err).Message)
			return
		}
	case "":
		refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "The parameter grant_type is needed: password, refresh_token or client_credentials.")
		return
	default:
		refuseOAuth(w, http.StatusBadRequest, oauthUnsupported, "The grant types are password, refresh_token and client_credentials.")
		return
	}
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	answer := tokenAnswer{Access: session.Access, Type: "Bearer", ExpiresIn: int(session.ExpiresIn.Seconds()), Refresh: session.Refresh, Scope: session.Scope}
	if browser && session.Refresh != "" {
		answer.Refresh = ""
		setCookie(w, r, refreshCookie, session.Refresh, session.RefreshBy)
		if session.Device != "" {
			setCookie(w, r, deviceCookie, session.Device, s.now().Add(deviceLifetime))
		}
	}
	writeJSON(w, http.StatusOK, answer)
}

// postLogout ends the session of the cookie, of the refresh token in the body, or of the access token in the header.
func (s *Service) postLogout(w http.ResponseWriter, r *http.Request, form url.Values) {
	token := form.Get("refresh_token")
	if token == "" {
		if isBrowser(r) {
			token = cookie(r, refreshCookie)
		} else if cookie(r, refreshCookie) != "" {
			refuseOAuth(w, http.StatusForbidden, oauthInvalidRequest, "The header "+clientHeader+": "+browserClient+" is needed with a cookie.")
			return
		}
	}
	if token == "" {
		var err error
		if token, err = BearerToken(r); err != nil {
			s.refuse(w, r, err)
			return
		}
	}
	if err := s.Revoke(r.Context(), token); err != nil {
		s.refuse(w, r, err)
		return
	}
	if isBrowser(r) {
		setCookie(w, r, refreshCookie, "", time.Time{})
	}
	w.WriteHeader(http.StatusNoContent)
}

// postRevoke is RFC 7009: whoever holds a token may end it; one that is not known is no error.
func (s *Service) postRevoke(w http.ResponseWriter, r *http.Request, form url.Values) {
	token := form.Get("token")
	if token == "" {
		refuseOAuth(w, http.StatusBadRequest, oauthInvalidRequest, "The parameter token is needed.")
		return
	}
	if err := s.Revoke(r.Context(), token); err != nil {
		s.refuse(w, r, err)
		return
	}
	w.WriteHeader(http.StatusOK)
}

func (s *Service) getKeys(w http.ResponseWriter, r *http.Request) {
	keys, err := s.Keys(r.Context())
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=300")
	writeJSON(w, http.StatusOK, keys)
}

// refuse writes an error in the form of RFC 6749.
func (s *Service) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody is there to read it
	}
	f := fault.As(err)
	var scope ScopeError
	switch {
	case f.Code == fault.Rate:
		w.Header().Set("Retry-After", strconv.Itoa(RetryAfter(err)))
		refuseOAuth(w, http.StatusTooManyRequests, oauthRate, f.Message)
	case errors.As(err, &OTPRequired{}):
		refuseOAuth(w, http.StatusBadRequest, oauthMFARequired, f.Message)
	case errors.As(err, &scope):
		refuseOAuth(w, http.StatusBadRequest, oauthInvalidScope, f.Message)
	case f.Code == fault.Internal:
		s.log.ErrorContext(r.Context(), "authentication failed", "error", err, "path", r.URL.Path)
		refuseOAuth(w, http.StatusInternalServerError, oauthServerError, f.Message)
	default:
		refuseOAuth(w, http.StatusBadRequest, oauthInvalidGrant, f.Message)
	}
}

func refuseOAuth(w http.ResponseWriter, status int, code, description string) {
	writeJSON(w, status, struct {
		Error       string `json:"error"`
		Description string `json:"error_description"`
	}{code, description})
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the reader has gone when it fails
}

func isBrowser(r *http.Request) bool { return r.Header.Get(clientHeader) == browserClient }

// plainLoopback reports whether the browser reached us without TLS on its own machine, where a Secure cookie would not
// come back. Whoever terminates TLS in front says so with X-Forwarded-Proto, which can only make cookies stricter.
func plainLoopback(r *http.Request) bool {
	if r.TLS != nil || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
		return false
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func cookieName(r *http.Request, name string) string {
	if plainLoopback(r) {
		return name
	}
	return hostPrefix + name
}

func cookie(r *http.Request, name string) string {
	c, err := r.Cookie(cookieName(r, name))
	if err != nil {
		return ""
	}
	return c.Value
}

// setCookie sets a cookie, or deletes it when the value is empty.
func setCookie(w http.ResponseWriter, r *http.Request, name, value string, until time.Time) {
	c := &http.Cookie{Name: cookieName(r, name), Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: !plainLoopback(r), Expires: until}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

func remoteAddress(r *http.Request) string {
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		return host
	}
	return r.RemoteAddr
}

// Authenticate puts the viewer of a request's access token into its context. A request without a token goes on without a
// viewer; one with a token that is not good ends here with 401.
func (s *Service) Authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, err := BearerToken(r)
		if err != nil {
			s.unauthenticated(w, r, "invalid_request", err)
			return
		}
		if token == "" {
			next.ServeHTTP(w, r)
			return
		}
		found, err := s.Viewer(r.Context(), token)
		if err != nil {
			s.unauthenticated(w, r, "invalid_token", err)
			return
		}
		v := *found
		v.Address, v.Via, v.RequestID = remoteAddress(r), ViaAPI, s.requestID(r.Context())
		if c, err := s.tokens.verify(r.Context(), token); err == nil && c.Client == browserClient {
			v.Via = ViaBrowser
		}
		next.ServeHTTP(w, r.WithContext(viewer.NewContext(r.Context(), &v)))
	})
}

// unauthenticated answers in the form of GraphQL errors, which all our endpoints share.
func (s *Service) unauthenticated(w http.ResponseWriter, r *http.Request, challenge string, err error) {
	status, f := http.StatusUnauthorized, fault.As(err)
	if f.Code == fault.Internal {
		s.log.ErrorContext(r.Context(), "authentication failed", "error", err, "path", r.URL.Path)
		status = http.StatusInternalServerError
	} else {
		s.log.InfoContext(r.Context(), "access token refused", "error", err, "address", remoteAddress(r))
		w.Header().Set("WWW-Authenticate", `Bearer realm="duebook", error="`+challenge+`"`)
	}
	type extensions struct {
		Code fault.Code `json:"code"`
	}
	type graphqlError struct {
		Message    string     `json:"message"`
		Extensions extensions `json:"extensions"`
	}
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, status, struct {
		Errors []graphqlError `json:"errors"`
	}{[]graphqlError{{f.Message, extensions{f.Code}}}})
}
