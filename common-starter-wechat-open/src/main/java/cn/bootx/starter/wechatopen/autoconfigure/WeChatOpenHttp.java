package cn.bootx.starter.wechatopen.autoconfigure;

import okhttp3.OkHttpClient;

/**
 * The HTTP client of the component and all its authorizers. Not a bean of OkHttp's type,
 * which would get into the way of the application's own.
 *
 * @param client the client
 */
record WeChatOpenHttp(OkHttpClient client) {
}
