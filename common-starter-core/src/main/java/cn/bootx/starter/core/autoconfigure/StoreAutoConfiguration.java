package cn.bootx.starter.core.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Auto-configuration of the two stores.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@EnableConfigurationProperties(StoreProperties.class)
@ImportFeatures("autoconfigure.store.StoreConfiguration")
public final class StoreAutoConfiguration {

}
