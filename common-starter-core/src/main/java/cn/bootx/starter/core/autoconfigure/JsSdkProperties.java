package cn.bootx.starter.core.autoconfigure;

import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The endpoint that signs pages, {@code js-sdk.*}: the same on every platform.
 *
 * @param enabled Whether to map it.
 * @param allowedOrigins Pages of other origins that may be signed and may call it, for
 * example "https://www.example.com"; those of the application itself always may.
 * @since 0.1.0
 */
public record JsSdkProperties(@DefaultValue("false") boolean enabled, @DefaultValue Set<String> allowedOrigins) {
}
