package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Customer-service messages, of official accounts and of the mini program.
 *
 * @param count Whether the messages that a user may still be sent are counted on all
 * nodes, so that one too many is refused without a call; it costs a write to the store
 * for each message of a user.
 * @param perMessage How many messages WeChat allows within 48 hours after one of the
 * user.
 * @since 0.1.0
 */
public record CustomerServiceProperties(@DefaultValue("false") boolean count, @DefaultValue("5") int perMessage) {
}
