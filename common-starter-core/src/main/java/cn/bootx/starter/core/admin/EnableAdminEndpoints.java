package cn.bootx.starter.core.admin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

/**
 * Marks a configuration that maps {@link AdminEndpoint.Controller}s: they get limits of
 * their own.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(AdminBodyLimitConfiguration.class)
public @interface EnableAdminEndpoints {

}
