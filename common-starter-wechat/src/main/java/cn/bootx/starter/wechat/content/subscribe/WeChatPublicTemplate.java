package cn.bootx.starter.wechat.content.subscribe;

/**
 * A template of WeChat's library.
 *
 * @param tid its number in the library
 * @param title title
 * @param type 2 for one message per consent, 3 for long-term
 * @param categoryId its category
 * @since 0.1.0
 */
public record WeChatPublicTemplate(String tid, String title, int type, int categoryId) {
}
