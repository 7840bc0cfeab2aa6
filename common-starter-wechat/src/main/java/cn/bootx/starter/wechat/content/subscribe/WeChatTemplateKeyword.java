package cn.bootx.starter.wechat.content.subscribe;

/**
 * A keyword that a template of the library offers.
 *
 * @param kid its id, with which it is chosen
 * @param name what stands before the value
 * @param example a value
 * @param rule type of the value: {@code thing}, {@code time}, …
 * @since 0.1.0
 */
public record WeChatTemplateKeyword(int kid, String name, String example, String rule) {
}
