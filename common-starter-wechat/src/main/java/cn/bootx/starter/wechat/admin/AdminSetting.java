package cn.bootx.starter.wechat.admin;

import java.util.concurrent.Executor;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;

/**
 * What all admin controllers need.
 *
 * @param authorizer decides who may call them
 * @param executor does their work
 */
record AdminSetting(ThirdAdminAuthorizer authorizer, Executor executor) {
}
