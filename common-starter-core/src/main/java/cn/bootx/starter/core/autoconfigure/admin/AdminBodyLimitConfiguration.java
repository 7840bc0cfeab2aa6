package cn.bootx.starter.core.autoconfigure.admin;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Limits the JSON for admin endpoints of Spring MVC.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(MappedInterceptor.class)
class AdminBodyLimitConfiguration {

	/** Spring MVC finds beans of this type without a host's configuration. */
	@Bean
	@ConditionalOnMissingBean(name = "bootxThirdAdminBodyLimit")
	MappedInterceptor bootxThirdAdminBodyLimit() {
		return new MappedInterceptor(null, new AdminBodyLimit());
	}

}
