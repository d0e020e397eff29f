package com.tomriddelsdell.portfolio;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PortfolioApp {

    public static void main(String[] args) {
        SpringApplication.run(PortfolioApp.class, args);
    }
}
