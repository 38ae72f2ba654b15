package safecity.security;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;

/** A program that shows a token of the provider with every request: the same account as at a sign-in in a browser. */
class BearerTokenConverter implements Converter<Jwt, AbstractAuthenticationToken> {

    private final JwtDecoder decoder;
    private final ProviderAccounts accounts;
    private final AccountAuthenticationProvider authentication;
    private final AuthenticationCache recent;
    private final AccessLog log;
    private final CurrentAccounts current;

    BearerTokenConverter(
            JwtDecoder decoder,
            ProviderAccounts accounts,
            AccountAuthenticationProvider authentication,
            AuthenticationCache recent,
            AccessLog log,
            CurrentAccounts current) {
        this.current = current;
        this.decoder = decoder;
        this.accounts = accounts;
        this.authentication = authentication;
        this.recent = recent;
        this.log = log;
    }

    /** Checks signature, issuer, audience and life, with every request. */
    JwtDecoder decoder() {
        return decoder;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Account known = recent.findByToken(token.getTokenValue()).orElseGet(() -> brought(token));
        Account account =
                current.of(known.id()).map(CurrentAccounts.Current::account).orElse(known);
        return UsernamePasswordAuthenticationToken.authenticated(account, null, authentication.authorities(account));
    }

    private Account brought(Jwt token) {
        try {
            Account account = accounts.bring(token);
            recent.rememberToken(account, token.getTokenValue());
            log.signIn(account, address());
            return account;
        } catch (Refusal refused) {
            log.signIn(accounts.claimed(token), address(), false);
            throw new OAuth2AuthenticationException(new OAuth2Error("not_entitled"), refused);
        }
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "-";
    }
}
