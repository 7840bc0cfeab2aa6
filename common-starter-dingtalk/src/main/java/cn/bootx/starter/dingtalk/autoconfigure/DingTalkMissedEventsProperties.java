package cn.bootx.starter.dingtalk.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Events that DingTalk could not push over HTTP.
 *
 * @param enabled Whether to read them when the application starts.
 * @param every How often to read them again; by default once, six minutes after the
 * start.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.ding-talk.missed-events")
public record DingTalkMissedEventsProperties(@DefaultValue("false") boolean enabled, @Nullable Duration every) {
}
