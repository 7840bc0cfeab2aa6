/**
 * Login with a platform's account, once for all platforms: the attempt that is bound to a
 * browser, the platform's page, the call-back, and the host's own login.
 */
@NullMarked
package cn.bootx.starter.core.login;

import org.jspecify.annotations.NullMarked;
