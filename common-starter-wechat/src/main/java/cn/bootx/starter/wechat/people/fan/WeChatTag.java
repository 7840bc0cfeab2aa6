package cn.bootx.starter.wechat.people.fan;

/**
 * A tag of the account.
 *
 * @param id WeChat's id; those below 100 are WeChat's own
 * @param name its name
 * @param count how many followers have it
 * @since 0.1.0
 */
public record WeChatTag(int id, String name, long count) {
}
